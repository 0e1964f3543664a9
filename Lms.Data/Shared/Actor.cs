namespace Lms.Data.Shared;

/// <summary>Who is acting. Carries an identity only; every use case reads the rights afresh.</summary>
public readonly record struct Actor(long AccountId)
{
    /// <summary>Through whose eyes they look at a course; null: their own. Whoever looks through others' eyes changes nothing, anywhere.</summary>
    public Viewpoint? Eyes { get; init; }

    /// <summary>Told once their session ends: what they began before is not finished after.</summary>
    public CancellationToken SignedOut { get; init; }
}

/// <summary>One course as somebody sees it: this person, or whoever has this role, or – neither – any student.</summary>
public sealed record Viewpoint(long CourseId, long? AccountId, long? RoleId);
