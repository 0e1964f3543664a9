namespace Lms.Tests.Support;

/// <summary>What was heard of how far something is.</summary>
sealed class Heard(Action<double>? then = null) : IProgress<double>
{
    public List<double> Parts { get; } = [];

    public void Report(double value)
    {
        Parts.Add(value);
        then?.Invoke(value);
    }

    /// <summary>At the first sound of it, something else is asked for, and stands in line before it goes on.</summary>
    public static (Heard Progress, Task<T> Meanwhile) AtFirst<T>(Func<Task<T>> act)
    {
        var first = new TaskCompletionSource();
        var meanwhile = Task.Run(async () =>
        {
            await first.Task;
            return await act();
        });
        return (new Heard(_ =>
        {
            if (first.TrySetResult())
                Thread.Sleep(300);
        }), meanwhile);
    }
}
