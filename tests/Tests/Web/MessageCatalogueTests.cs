using MotCua.Web.Words;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

public class MessageCatalogueTests
{
    private static readonly Messages Catalogue = Messages.Load(Path.Combine(Repository.Root, "src", "Web", "Messages"));

    private static IReadOnlyDictionary<string, string> Vi => Catalogue.All(Language.Vietnamese);

    private static IReadOnlyDictionary<string, string> En => Catalogue.All(Language.English);

    [Fact]
    public void Both_languages_say_the_same_things() => CatalogueCheck.Differences(Vi, En).ShouldBeEmpty();

    [Fact]
    public void A_key_in_one_language_or_a_lost_placeholder_is_found() =>
        CatalogueCheck.Differences(
            new Dictionary<string, string> { ["a"] = "x", ["b"] = "còn {0}", ["c"] = "{0} trên {1}" },
            new Dictionary<string, string> { ["b"] = "left", ["c"] = "{1} has {0}", ["d"] = " " })
            .ShouldBe(["a: not in English", "d: not in Vietnamese", "b: different {n}", "d: empty"]);

    [Fact]
    public void No_text_is_empty() =>
        Vi.Concat(En).Where(text => string.IsNullOrWhiteSpace(text.Value)).ShouldBeEmpty();

    [Fact]
    public void Every_key_a_page_asks_for_is_in_the_catalogue()
    {
        var asked = Repository.Files("src/Web", ".cshtml", ".cs")
            .SelectMany(file => CatalogueCheck.KeysUsed(File.ReadAllText(file)).Select(key => (file, key)))
            .ToList();

        asked.Count.ShouldBeGreaterThan(40);
        asked.Where(a => !Has(a.key)).ShouldBeEmpty();
    }

    [Fact]
    public void Keys_are_found_however_they_are_written() =>
        CatalogueCheck.KeysUsed("""@T["a.b"] @T["c", 3] texts["d"] <mc-input for="X" label-key="e.f" hint-key="g" /> <mc-button kind="secondary" key="h" /> Vector["no"] @T["i." + x]""")
            .ShouldBe(["a.b", "c", "d", "e.f", "g", "h"], ignoreOrder: true);

    [Fact]
    public void Every_refusal_says_in_both_languages_what_to_do()
    {
        var codes = Repository.Files("src", ".cs").SelectMany(file => CatalogueCheck.RefusalCodes(File.ReadAllText(file))).Distinct().ToList();

        codes.ShouldContain("changed.meanwhile");
        // The warnings of a process table are made the same way and have texts of their own.
        codes.Where(code => !Has("refusal." + code) && !(code.StartsWith("process.", StringComparison.Ordinal) && Has(code))).ShouldBeEmpty();
    }

    [Fact]
    public void Refusal_codes_are_found_however_they_are_written() =>
        CatalogueCheck.RefusalCodes("""
            return new Refusal("dossier.closed", "Closed.");
            Refusal No => new("work.key.mismatch", "No.");
            new Refusal($"office_hours.{fault}", "x")
            new("dossier.long",
                "Broken over lines.")
            new Uri("example.test") new Regex("a.b")
            """).ShouldBe(["dossier.closed", "work.key.mismatch", "office_hours.", "dossier.long"]);

    [Fact]
    public void No_page_speaks_past_the_catalogue() =>
        Repository.Files("src/Web", ".cshtml")
            .SelectMany(file => CatalogueRules.BareWords(File.ReadAllText(file)).Select(word => $"{Path.GetFileName(file)}: {word}"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("<p>Hồ sơ</p>", "Hồ")]
    [InlineData("<p>@T[\"x\"] received</p>", "received")]
    [InlineData("@if (Model.A.Any(x => x > 1))\n{\n    <b>Late</b>\n}", "Late")]
    [InlineData("<img src=\"/a.svg\" alt=\"Cửa\">", "Cửa")]
    [InlineData("@foreach (var x in Model.Y)\n{\n    var z = x.Name;\n    <li>@z Tên</li>\n}", "Tên")]
    [InlineData("<mc-input for=\"A\" label=\"Họ tên\" />", "Họ tên")]
    public void Bare_words_are_found(string page, string word) =>
        CatalogueRules.BareWords(page).ShouldContain(found => found.Contains(word, StringComparison.Ordinal));

    [Theory]
    [InlineData("@page \"/x\"\n@model A.B.C\n@using A.B\n@{\n    var a = new { B = \"c\" };\n}\n<p class=\"quiet\">@T[\"a\", Model.B(\"x\")] · @Model.Count(x => x.Late) 20</p>")]
    [InlineData("@if (Model.A)\n{\n    var name = Model.Names[0];\n    <a href=\"@Links.To(name)\" title=\"@T[\"x\"]\">@name</a>\n}\nelse if (Model.C)\n{\n    <b>@(T[\"x\"] + \"words in code\")</b>\n}")]
    [InlineData("@* words in a comment *@ <!-- and here -->&nbsp;&amp;")]
    [InlineData("<mc-due due=\"Model.Due\" now=\"Model.Now\" /> @await Component.InvokeAsync(\"Abc\")")]
    public void Code_and_tags_are_not_taken_for_words(string page) => CatalogueRules.BareWords(page).ShouldBeEmpty();

    [Fact]
    public void A_missing_text_shows_its_key_and_no_other_language() =>
        new Texts(Catalogue, Language.English)["no.such.key"].ShouldBe("⟦no.such.key⟧");

    [Fact]
    public void The_build_finds_nothing_wrong_with_what_is_shipped() =>
        CatalogueCheck.Run(Path.Combine(Repository.Root, "src")).Faults.ShouldBeEmpty();

    [Fact]
    public void The_build_refuses_a_missing_text_an_unknown_key_and_a_silent_refusal_and_lists_what_nobody_asks_for()
    {
        var vi = new Dictionary<string, string> { ["a"] = "x", ["old"] = "y", ["day.1"] = "z", ["only"] = "v" };
        var en = new Dictionary<string, string> { ["a"] = "x", ["old"] = "y", ["day.1"] = "z" };

        var found = CatalogueCheck.Compare(vi, en, [(Path.Combine("Web", "Page.cshtml"), """@T["a"] @T["b"] @T["day." + n] <mc-button key="only" />"""), ("Rule.cs", """new Refusal("x.closed", "Closed.")""")]);

        found.Faults.ShouldBe(["only: not in English", Path.Combine("Web", "Page.cshtml") + ": b is asked for and not in the catalogue", "Rule.cs: refusal x.closed has no text"]);
        found.Unused.ShouldBe(["old"]);
    }

    [Fact]
    public void The_pseudo_language_brackets_and_lengthens_every_text_and_keeps_its_holes()
    {
        Catalogue.Find(Language.Pseudo, "kiosk.back").ShouldBe("[!! " + Vi["kiosk.back"] + PseudoTail(Vi["kiosk.back"]) + " !!]");
        var holed = Vi.First(text => text.Value.Contains("{0}", StringComparison.Ordinal));
        Catalogue.Find(Language.Pseudo, holed.Key)!.ShouldContain("{0}");
        Catalogue.Find(Language.Pseudo, "no.such.key").ShouldBeNull();
        Language.All.ShouldNotContain(Language.Pseudo);

        static string PseudoTail(string text) => PseudoLanguage.Of(text)[(PseudoLanguage.Open.Length + text.Length)..^PseudoLanguage.Close.Length];
    }

    private static bool Has(string key) => CatalogueCheck.IsBeginning(key)
        ? Vi.Keys.Any(k => k.StartsWith(key, StringComparison.Ordinal))
        : Vi.ContainsKey(key) && En.ContainsKey(key);
}
