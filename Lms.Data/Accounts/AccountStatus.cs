namespace Lms.Data.Accounts;

/// <summary>Where an account stands. The numbers are stored.</summary>
public enum AccountStatus
{
    /// <summary>Named by someone, never signed in.</summary>
    Pending = 0,

    /// <summary>Linked to a Google identity.</summary>
    Active = 1,

    /// <summary>May not sign in.</summary>
    Suspended = 2,
}
