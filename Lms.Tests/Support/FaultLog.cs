using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Lms.Tests.Support;

/// <summary>Keeps what is logged with an exception, whose stack trace an administrator would find.</summary>
sealed class FaultLog : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null)
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception.GetType().Name}");
    }

    public void Dispose()
    {
    }
}
