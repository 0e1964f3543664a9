namespace Lms.Data.Shared;

/// <summary>An expected failure: why, and the plain values (names, addresses, dates) its sentence needs.</summary>
public sealed record Problem(Why Why, params IReadOnlyList<object> Values)
{
    /// <summary>Whom it concerns, where several people were meant.</summary>
    public string? About { get; init; }
}

/// <summary>The outcome of a use case or query: a value, or the problem that stood in the way. Exceptions are bugs.</summary>
public sealed class Result<T>
{
    readonly T? value;

    Result(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    /// <summary>Why it did not happen; null when it did.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether it happened.</summary>
    public bool Succeeded => Problem is null;

    /// <summary>The value. Throws when there is none: ask <see cref="Succeeded"/> first.</summary>
    public T Value => Problem is null
        ? value!
        : throw new InvalidOperationException($"There is no value: {Problem.Why}.");

    internal static Result<T> Of(T value) => new(value, null);

    /// <summary>A value is a success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A problem is a failure.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    /// <summary>A reason without further values is a failure.</summary>
    public static implicit operator Result<T>(Why why) => new(default, new Problem(why));
}

/// <summary>For values whose type is an interface, which C# does not convert by itself.</summary>
public static class Result
{
    /// <summary>A value is a success.</summary>
    public static Result<T> Of<T>(T value) => Result<T>.Of(value);
}

/// <summary>The value of a use case that has nothing to say but that it was done.</summary>
public readonly record struct Done;
