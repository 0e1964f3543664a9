namespace Lms.Data.Accounts;

/// <summary>The account a Google identity is already linked to.</summary>
public enum LinkedAccount
{
    /// <summary>The identity has never been here.</summary>
    None,

    /// <summary>It may sign in.</summary>
    Active,

    /// <summary>It may not.</summary>
    Suspended,
}

/// <summary>Who has the address that Google tells, other than the linked account itself.</summary>
public enum AddressHolder
{
    /// <summary>Nobody here.</summary>
    Nobody,

    /// <summary>An account waiting for its person.</summary>
    Pending,

    /// <summary>An account linked to another Google identity.</summary>
    Active,

    /// <summary>A suspended account.</summary>
    Suspended,
}

/// <summary>Everything the decision depends on.</summary>
public sealed record SignInFacts(
    bool Identified,
    LinkedAccount Linked,
    bool SameAddress,
    AddressHolder Holder,
    bool Verified,
    bool Authoritative,
    bool TrustVerified,
    bool NewcomersAllowed,
    bool DomainAllowed);

/// <summary>What happens. One word per outcome of the linking table.</summary>
public enum SignInDecision
{
    /// <summary>Row 1.</summary>
    RefuseUnidentified,

    /// <summary>Rows 2 and 8.</summary>
    RefuseSuspended,

    /// <summary>Row 3.</summary>
    SignIn,

    /// <summary>Row 4.</summary>
    SignInAndFollowAddress,

    /// <summary>Row 5.</summary>
    SignInAndMerge,

    /// <summary>Row 6.</summary>
    SignInKeepAddress,

    /// <summary>Row 7.</summary>
    RefuseUnverified,

    /// <summary>Row 9.</summary>
    RefuseAddressTaken,

    /// <summary>Rows 10 and 11 with trust.</summary>
    Link,

    /// <summary>Row 11.</summary>
    RefuseUnproven,

    /// <summary>Row 12.</summary>
    CreateNewcomer,

    /// <summary>Row 13.</summary>
    RefuseUnknown,
}

/// <summary>The linking table: who comes in, and as whom. Pure; the first row that fits decides.</summary>
public static class SignInRules
{
    /// <summary>The decision for these facts. The comment after each arm is its row in the table.</summary>
    public static SignInDecision Decide(SignInFacts facts) => facts switch
    {
        { Identified: false } => SignInDecision.RefuseUnidentified, // 1
        { Linked: LinkedAccount.Suspended } => SignInDecision.RefuseSuspended, // 2
        { Linked: LinkedAccount.Active, SameAddress: true } => SignInDecision.SignIn, // 3
        { Linked: LinkedAccount.Active, Verified: true, Authoritative: true, Holder: AddressHolder.Nobody }
            => SignInDecision.SignInAndFollowAddress, // 4
        { Linked: LinkedAccount.Active, Verified: true, Authoritative: true, Holder: AddressHolder.Pending }
            => SignInDecision.SignInAndMerge, // 5
        { Linked: LinkedAccount.Active } => SignInDecision.SignInKeepAddress, // 6
        { Verified: false } => SignInDecision.RefuseUnverified, // 7
        { Holder: AddressHolder.Suspended } => SignInDecision.RefuseSuspended, // 8
        { Holder: AddressHolder.Active } => SignInDecision.RefuseAddressTaken, // 9
        { Holder: AddressHolder.Pending } when facts.Authoritative || facts.TrustVerified => SignInDecision.Link, // 10, 11
        { Holder: AddressHolder.Pending } => SignInDecision.RefuseUnproven, // 11
        { Authoritative: true, NewcomersAllowed: true, DomainAllowed: true } => SignInDecision.CreateNewcomer, // 12
        _ => SignInDecision.RefuseUnknown, // 13
    };

    /// <summary>
    /// Whether Google speaks for the address today: its own mail, or a Workspace whose domain is exactly the
    /// address's, or one of the school's own. Never by suffix.
    /// </summary>
    public static bool IsAuthoritative(EmailAddress address, string? hostedDomain, IReadOnlyCollection<string> workspaceDomains) =>
        address.Domain is "gmail.com" or "googlemail.com"
        || (EmailAddress.TryDomain(hostedDomain, out var domain) && (domain == address.Domain || workspaceDomains.Contains(domain)));
}
