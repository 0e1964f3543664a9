using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Lms.Tests.Support;

/// <summary>How long this thread has worked: on a busy machine clocks on the wall say something about the machine.</summary>
static class ThreadClock
{
    const int OfThisThread = 3; // CLOCK_THREAD_CPUTIME_ID on Linux

    internal static TimeSpan Worked()
    {
        if (!OperatingSystem.IsLinux())
            return Stopwatch.GetElapsedTime(0);
        Assert.Equal(0, Read(OfThisThread, out var time));
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1_000.0);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    static extern int Read(int clock, out Moment time);

    struct Moment
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
