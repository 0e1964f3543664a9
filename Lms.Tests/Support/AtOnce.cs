namespace Lms.Tests.Support;

static class AtOnce
{
    /// <summary>Starts all of them behind one gate, so that they really meet.</summary>
    public static async Task<T[]> RunAsync<T>(IEnumerable<Func<Task<T>>> calls)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = calls.Select(call => Task.Run(async () =>
        {
            await gate.Task;
            return await call();
        })).ToList();
        gate.SetResult();
        return await Task.WhenAll(running);
    }

    public static Task<T[]> RunAsync<T>(int times, Func<int, Task<T>> call) =>
        RunAsync(Enumerable.Range(0, times).Select(i => (Func<Task<T>>)(() => call(i))));
}
