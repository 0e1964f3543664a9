namespace Lms.Data.Accounts;

/// <summary>A person as a use case is told of them: somebody found in the directory, or an e-mail address. The idea of the product.</summary>
public abstract record PersonRef
{
    PersonRef()
    {
    }

    /// <summary>An account that exists.</summary>
    public sealed record Known(long AccountId) : PersonRef;

    /// <summary>Whoever has this address: an account that exists, or one that the use case will make.</summary>
    public sealed record Addressed(EmailAddress Address) : PersonRef;

    /// <summary>Somebody found in the directory.</summary>
    public static PersonRef To(long accountId) => new Known(accountId);

    /// <summary>Somebody named by their address.</summary>
    public static PersonRef To(EmailAddress address) => new Addressed(address);
}
