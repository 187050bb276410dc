using System.Text.Json;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Office;

/// <summary>How the office says what the modules know by codes.</summary>
internal static class Wording
{
    private const int TableMinutesPerDay = 480;

    extension(Texts texts)
    {
        /// <summary>What is done at a step, as a verb.</summary>
        public string Kind(StepKind kind) => texts["process.kind." + Camel(kind)];

        /// <summary>By what right a post was held, as deeds write it.</summary>
        public string Holding(string kind) => texts["holding.kind." + kind];

        /// <summary>Minutes of a process table, 480 a day, in the unit a person would say.</summary>
        public string Duration(int minutes) => minutes switch
        {
            < 60 => texts["office.time.minutes", minutes],
            < TableMinutesPerDay => texts["office.time.hours", Math.Round(minutes / 60m, 1)],
            _ => texts["office.time.days", Math.Round(minutes / (decimal)TableMinutesPerDay, 1)],
        };

        /// <summary>A file's size.</summary>
        public string Size(long bytes) => bytes < 1024 * 1024
            ? texts["office.size.kb", Math.Max(1, bytes / 1024)]
            : texts["office.size.mb", Math.Round(bytes / (1024m * 1024m), 1)];
    }

    public static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static HolderAuthority AuthorityOf(HoldingKind kind) => kind switch
    {
        HoldingKind.StandIn => HolderAuthority.StandIn,
        HoldingKind.Acting => HolderAuthority.Acting,
        HoldingKind.Secondment => HolderAuthority.Seconded,
        _ => HolderAuthority.Permanent,
    };
}
