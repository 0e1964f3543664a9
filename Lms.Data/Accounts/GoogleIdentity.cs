namespace Lms.Data.Accounts;

/// <summary>What Google said of somebody, as plain text: nothing of it is believed before <see cref="SignInRules"/> has looked.</summary>
public sealed record GoogleIdentity(
    string? Sub, string? Email, bool EmailVerified, string? HostedDomain, string? Name, string? PictureUrl);
