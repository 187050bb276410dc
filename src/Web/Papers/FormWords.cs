using System.Globalization;
using MotCua.Modules.Procedures;
using MotCua.Papers;
using MotCua.Web.Words;

namespace MotCua.Web.Papers;

/// <summary>How forms put things.</summary>
internal static class FormWords
{
    public static string Matter(string procedure, string code, string? chosen) => $"{procedure} ({code}){(chosen is null ? "" : $" – {chosen}")}";

    public static string Limit(Texts texts, StatedLimit limit) =>
        limit.Unit == LimitUnit.Unstated ? texts["papers.limit.unstated"] : texts["papers.limit." + limit.Unit, limit.Amount?.ToString("0.##", CultureInfo.GetCultureInfo("vi-VN")) ?? ""];

    /// <summary>A paper to bring, with how many of it and a box to tick at home.</summary>
    public static Item Needed(Texts texts, ProcedureComponent paper) => new($"{paper.Name} ({Kiosk.PaperWords.Form(texts, paper)})", false);

    /// <summary>The whole address, as a telephone must have it.</summary>
    public static string Address(HttpContext http, string path) => $"{http.Request.Scheme}://{http.Request.Host}{path}";
}
