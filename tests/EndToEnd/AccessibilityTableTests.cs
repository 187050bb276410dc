using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>docs/accessibility.md says something of every criterion, and the tests it names exist.</summary>
public sealed partial class AccessibilityTableTests
{
    /// <summary>WCAG 2.2, levels A and AA (W3C Recommendation, 5 October 2023); 4.1.1 is obsolete there.</summary>
    private const string Criteria =
        "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 " +
        "2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 " +
        "3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3";

    private static readonly string[] s_table = [.. File.ReadLines(Path.Combine(Copy.Root, "docs", "accessibility.md")).Where(line => Row().IsMatch(line))];

    [Fact]
    public void All_55_criteria_are_in_the_table_with_a_method_a_result_and_a_date()
    {
        Criteria.Split(' ').Length.ShouldBe(55);
        s_table.Select(line => line.Split('|')[1].Trim()).ShouldBe(Criteria.Split(' '));
        s_table.ShouldAllBe(line => line.Split('|', StringSplitOptions.TrimEntries).Skip(1).Take(6).All(cell => cell.Length > 0));
    }

    [Fact]
    public void Every_test_named_in_the_table_exists()
    {
        var named = s_table.SelectMany(line => Named().Matches(line)).Select(match => (Type: match.Groups[1].Value, Method: match.Groups[2].Value)).Distinct().ToList();
        var sources = Directory.EnumerateFiles(Path.Combine(Copy.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

        named.Count.ShouldBeGreaterThan(10);
        named.Where(test => !Exists(test.Type, test.Method)).ShouldBeEmpty();
        Exists("AccessibilityTests", "No_such_test").ShouldBeFalse();

        bool Exists(string type, string method) =>
            typeof(AccessibilityTableTests).Assembly.GetTypes().Any(known => known.Name == type && (method.Length == 0 || known.GetMethod(method, BindingFlags.Public | BindingFlags.Instance) is not null))
            || sources[type].Any(text => method.Length == 0 || text.Contains($" {method}(", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| \d\.\d\.\d+ \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests)(?:\.(\w+))?`")]
    private static partial Regex Named();
}
