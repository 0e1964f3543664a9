namespace Lms.Web.Shared;

/// <summary>The school whose LMS this is.</summary>
public sealed record Institution(string Name);
