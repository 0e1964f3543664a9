using Lms.Data.Shared;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>What manifest.csv says of the other files: property names and their values.</summary>
static class OneRosterManifest
{
    internal const string File = "manifest.csv";

    // In this order they are read; the last three are needed.
    static readonly string[] files = ["orgs", "roles", "academicSessions", "courses", "classes", "enrollments", "users"], needed = files[^3..];

    /// <summary>What speaks against a package of which this is said and these files are there.</summary>
    internal static Problem? Check(IReadOnlyDictionary<string, string> said, ICollection<string> there)
    {
        var version = said.GetValueOrDefault("oneroster.version", "");
        if (version != "1.1" && version != "1.2" && !version.StartsWith("1.2.", StringComparison.Ordinal))
            return new Problem(Why.OneRosterVersion, version);
        foreach (var file in files)
        {
            var mode = ModeOf(said, file);
            if (mode == "delta")
                return new Problem(Why.OneRosterDelta, $"{file}.csv");
            if (mode == "bulk" ? !there.Contains($"{file}.csv".ToLowerInvariant()) : needed.Contains(file))
                return new Problem(Why.OneRosterFileMissing, $"{file}.csv");
        }

        return null;
    }

    /// <summary>Whether the file is there to be read.</summary>
    internal static bool Has(IReadOnlyDictionary<string, string> said, string file) => ModeOf(said, file) == "bulk";

    static string ModeOf(IReadOnlyDictionary<string, string> said, string file) => said.GetValueOrDefault($"file.{file}", "").ToLowerInvariant();
}
