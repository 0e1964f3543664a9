using System.Collections.Concurrent;

namespace Lms.Data.Shared;

/// <summary>What part of a course a change is about.</summary>
public enum CourseArea
{
    /// <summary>The course itself, its staff and its students.</summary>
    People,

    /// <summary>Announcements.</summary>
    Announcements,

    /// <summary>Materials.</summary>
    Materials,

    /// <summary>Assignments.</summary>
    Assignments,

    /// <summary>What was handed in and what it was given: of the one person whom the change names.</summary>
    Work,

    /// <summary>Of no course: where the one person whom the change names is signed in.</summary>
    SignIns,
}

/// <summary>Something about a person changed, on one course or (course null) everywhere.</summary>
public readonly record struct Change(long AccountId, long? CourseId, CourseArea Area = CourseArea.People)
{
    /// <summary>Something that may concern everybody, such as what a role gives.</summary>
    public static Change Everywhere { get; } = new(0, null);

    /// <summary>Something that may concern everybody who has a part in the course, such as its title.</summary>
    public static Change ForEverybodyOn(long courseId) => new(0, courseId);

    /// <summary>Somebody signed in or out somewhere.</summary>
    public static Change OfSignIns(long accountId) => new(accountId, null, CourseArea.SignIns);

    /// <summary>Of sign-ins: the key of the session that ended; null: one began.</summary>
    public string? EndedSession { get; init; }

    /// <summary>Whether it changes who is on this course, or what they may do there.</summary>
    public bool TouchesPeopleOf(long courseId) => Area == CourseArea.People && (CourseId is null || CourseId == courseId);

    /// <summary>Whether it may change what this person may do on this course, or see of it.</summary>
    public bool TouchesPlaceOf(long accountId, long courseId) => TouchesPeopleOf(courseId) && MayConcern(accountId);

    /// <summary>Whether it may be about this person.</summary>
    public bool MayConcern(long accountId) => AccountId == accountId || AccountId == 0;
}

/// <summary>Tells open pages what was committed, so that they can read it again.</summary>
public sealed class LiveChanges
{
    readonly ConcurrentDictionary<Guid, Action<IReadOnlyCollection<Change>>> listeners = new();

    /// <summary>Listens until the returned subscription is disposed. Handlers run on the writer's thread: hand over and return.</summary>
    public IDisposable Subscribe(Action<IReadOnlyCollection<Change>> listener)
    {
        var key = Guid.NewGuid();
        listeners[key] = listener;
        return new Subscription(() => listeners.TryRemove(key, out _));
    }

    // What was committed is done, whoever fails to hear of it.
    internal void Publish(IReadOnlyCollection<Change> changes, Action<Exception> failed)
    {
        if (changes.Count == 0)
            return;
        foreach (var listener in listeners.Values)
        {
            try
            {
                listener(changes);
            }
            catch (Exception exception)
            {
                failed(exception);
            }
        }
    }

    sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
