namespace Lms.Data.Enrolments.Turns;

/// <summary>How much fits into a turn: learnt from the turns before, for machines differ.</summary>
sealed class TurnSize
{
    internal const int First = 250;
    const int Least = 100, Most = 5000;
    static readonly TimeSpan aim = TimeSpan.FromMilliseconds(100);

    /// <summary>In rows.</summary>
    internal int Now { get; private set; } = First;

    internal void Took(TimeSpan time) =>
        Now = (int)Math.Clamp(Now * Math.Clamp(aim / time, 0.25, 1.5), Least, Most);
}
