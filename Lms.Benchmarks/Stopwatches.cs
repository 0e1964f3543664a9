using System.Diagnostics;

namespace Lms.Benchmarks;

/// <summary>Times things in turn, so that whatever else the machine does falls on all of them alike.</summary>
static class Stopwatches
{
    const int Warm = 3, Rounds = 15;

    /// <summary>The median of each, in milliseconds.</summary>
    internal static async Task<IReadOnlyDictionary<string, double>> MediansAsync(IReadOnlyDictionary<string, Func<Task>> subjects)
    {
        var times = subjects.Keys.ToDictionary(name => name, _ => new List<double>());
        for (var round = -Warm; round < Rounds; round++)
        {
            foreach (var (name, subject) in subjects)
            {
                var start = Stopwatch.GetTimestamp();
                await subject();
                if (round >= 0)
                    times[name].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return times.ToDictionary(t => t.Key, t => t.Value.Order().ElementAt(Rounds / 2));
    }
}
