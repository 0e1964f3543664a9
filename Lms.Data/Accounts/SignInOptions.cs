namespace Lms.Data.Accounts;

/// <summary>Who may come without having been named.</summary>
public enum Newcomers
{
    /// <summary>People at one of the allowed domains.</summary>
    AllowedDomains,

    /// <summary>Nobody: everyone must have been named first.</summary>
    Nobody,
}

/// <summary>The section <c>SignIn</c> of the settings. Domains are in IDNA ASCII lower case once validated.</summary>
public sealed class SignInOptions
{
    /// <summary>Who may come uninvited, and whom staff may name; empty: nobody comes uninvited, staff may name anyone.</summary>
    public IReadOnlyList<string> AllowedDomains { get; set; } = [];

    /// <summary>Who may come without having been named.</summary>
    public Newcomers Newcomers { get; set; }

    /// <summary>Whether a verified address links although Google is not the authority for it.</summary>
    public bool TrustVerifiedAddresses { get; set; }

    /// <summary>The school's own Workspace domains, whose users may have addresses at its secondary domains.</summary>
    public IReadOnlyList<string> WorkspaceDomains { get; set; } = [];

    /// <summary>After that long one signs in again, however busy one is.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How many new people one person may name within an hour, outside of imports.</summary>
    public int NewPeoplePerHour { get; set; } = 500;
}
