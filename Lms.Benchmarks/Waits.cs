using System.Diagnostics;
using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;

namespace Lms.Benchmarks;

/// <summary>How long small writes take while a long list is enrolled, here or by another program, beside the same writes alone.</summary>
static class Waits
{
    internal const string OtherProgram = "enrol-beside";
    const int People = 1_000, Crowd = 16, Rounds = 40;

    internal static async Task RunAsync(int lines)
    {
        await using var warm = await School.OfAsync(People);
        _ = await SmallWritesAsync(warm, 2, Task.Delay(2_000));

        Console.WriteLine($"{"Milliseconds of a small write",-46}{"writes",8}{"median",8}{"95th",8}{"longest",9}{"95th",9}{"longest",9}{"import",10}");
        await using var school = await School.OfAsync(People);
        var alone = Row("alone", await SmallWritesAsync(school, 2, Task.Delay(10_000)), null, 0);
        _ = Row($"{Crowd} people at once", await CrowdAsync(school), alone, 0);

        await using var here = await School.OfAsync(People);
        await BesideAsync($"while {lines:N0} lines are enrolled", here, alone, Task.Run(() => EnrolAsync(here, lines)));
        _ = Row($"{Crowd} people at once, after it", await CrowdAsync(here), alone, 0);
        await using var there = await School.OfAsync(People);
        await BesideAsync($"while another program enrols {lines:N0}", there, alone, OtherAsync(there, lines));
    }

    internal static async Task EnrolAsync(School school, int lines)
    {
        var text = string.Join('\n', Enumerable.Range(0, lines).Select(i => $"New Person{i} <new.person{i}@school.example>"));
        var report = await school.Get<RosterImport>().EnrolAsync(school.Teacher, school.Course, RosterFile.Read(text, lines).Value.Rows);
        if (!report.Succeeded || report.Value.Plan.Totals.EnrolNew != lines)
            throw new InvalidOperationException($"The list was not enrolled: {report.Problem?.Why}.");
    }

    static async Task BesideAsync(string what, School school, double[] alone, Task import)
    {
        var since = Stopwatch.GetTimestamp();
        var times = await SmallWritesAsync(school, 2, import);
        await import;
        _ = Row(what, times, alone, Stopwatch.GetElapsedTime(since).TotalSeconds);
    }

    static async Task OtherAsync(School school, int lines)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Program(), OtherProgram, .. school.Directions, lines.ToString(CultureInfo.InvariantCulture)]);
        using var other = Process.Start(start)!;
        await other.WaitForExitAsync();
        if (other.ExitCode != 0)
            throw new InvalidOperationException("The other program did not enrol the list.");
    }

    static string[] Program() => Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(Waits).Assembly.Location] : [];

    // Switches by some, sign-ins by others, one after the other, until it is time.
    static async Task<double[]> SmallWritesAsync(School school, int writers, Task until) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var times = new List<double>();
            for (var i = 0; !until.IsCompleted; i++)
            {
                times.Add(await TimeAsync(school, writer, i));
                await Task.Delay(10);
            }

            return times;
        })))).SelectMany(times => times)];

    // All begin at the same moment, again and again.
    static async Task<double[]> CrowdAsync(School school)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
            times.AddRange(await Task.WhenAll(Enumerable.Range(0, Crowd).Select(writer => Task.Run(() => TimeAsync(school, writer, i)))));
        return [.. times];
    }

    static async Task<double> TimeAsync(School school, int writer, int turn)
    {
        var since = Stopwatch.GetTimestamp();
        var done = writer % 2 == 0
            ? (await school.Get<PermissionService>().SwitchAsync(
                school.Teacher, school.Course, PersonRef.To(School.Address($"named{writer}.{turn / 40}@school.example")), Permission.EditCourse, turn % 2 == 0)).Problem
            : (await school.Get<SignInService>().SignInAsync(
                new GoogleIdentity($"sub-{writer}", $"visitor{writer}@school.example", true, "school.example", "A Visitor", null))).Problem;
        if (done is not null)
            Console.WriteLine($"  refused after {Stopwatch.GetElapsedTime(since).TotalMilliseconds:N0} ms: {done.Why}");
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    static double[] Row(string what, double[] times, double[]? alone, double seconds)
    {
        var (at95, longest) = (At(times, 0.95), times.Max());
        var ratios = alone is null ? "" : $"{at95 / At(alone, 0.95),8:N1}×{longest / alone.Max(),8:N1}×{(seconds > 0 ? $"{seconds,8:N1} s" : "")}";
        Console.WriteLine($"{what,-46}{times.Length,8:N0}{At(times, 0.5),8:N0}{at95,8:N0}{longest,9:N0}{ratios}");
        return times;
    }

    static double At(double[] times, double part) => times.Order().ElementAt((int)((times.Length - 1) * part));
}
