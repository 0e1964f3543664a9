namespace Lms.Data.Shared;

/// <summary>Who is acting. Carries an identity only; every use case reads the rights afresh.</summary>
public readonly record struct Actor(long AccountId);
