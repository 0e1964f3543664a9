using System.Diagnostics;
using System.Globalization;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;

namespace Lms.Benchmarks;

/// <summary>How much memory a district's OneRoster package takes: one line of ten is a person's, the others are their places in classes.</summary>
static class Memory
{
    const int PlacesEach = 9, PupilsOfAClass = 30;

    internal static async Task RunAsync(int lines)
    {
        var folder = Directory.CreateTempSubdirectory("lms-package-").FullName;
        Write(folder, lines / (PlacesEach + 1));
        var bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
        await using var school = await School.OfAsync(1_000);

        var before = Live();
        var package = (await OneRosterFiles.ReadFolderAsync(folder, new ImportOptions { OneRosterMegabytes = 2_000 })).Value;
        var read = Live() - before;
        var plan = (await school.Get<OneRosterQueries>().CheckAsync(school.Teacher, package)).Value;
        var planned = Live() - before;
        Directory.Delete(folder, recursive: true);

        Console.WriteLine($"A package of {lines:N0} lines, {bytes / 1e6:N0} MB: {read / 1e6:N0} MB when it is read, {planned / 1e6:N0} MB when it is planned "
            + $"({plan.Totals.Enrolled:N0} enrolments), at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB of the machine.");
        GC.KeepAlive(package);
        GC.KeepAlive(plan);
    }

    static long Live() => GC.GetTotalMemory(forceFullCollection: true);

    static void Write(string folder, int people)
    {
        var classes = Math.Max(PlacesEach, people * PlacesEach / PupilsOfAClass);
        Write("manifest.csv", ["propertyName,value", "manifest.version,1.0", "oneroster.version,1.2", .. Parts("bulk", "classes", "enrollments", "users")]);
        Write("classes.csv", Enumerable.Range(0, classes).Select(c => $"class-{c:0000000},Mathematics {c},M-{c}").Prepend("sourcedId,title,classCode"));
        Write("users.csv", Enumerable.Range(0, people).Select(p => $"user-{p:0000000},Given{p % 997},Family{p % 7919},pupil{p}@school.example")
            .Prepend("sourcedId,givenName,familyName,email"));
        Write("enrollments.csv", Enumerable.Range(0, people * PlacesEach)
            .Select(e => $"enrollment-{e:00000000},class-{(e % PlacesEach * (classes / PlacesEach)) + (e / PlacesEach % (classes / PlacesEach)):0000000},user-{e / PlacesEach:0000000},student,2027-06-30")
            .Prepend("sourcedId,classSourcedId,userSourcedId,role,endDate"));

        void Write(string name, IEnumerable<string> rows) => File.WriteAllLines(Path.Combine(folder, name), rows);

        static IEnumerable<string> Parts(string mode, params string[] names) => names.Select(name => string.Create(CultureInfo.InvariantCulture, $"file.{name},{mode}"));
    }
}
