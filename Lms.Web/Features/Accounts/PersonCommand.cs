namespace Lms.Web.Features.Accounts;

/// <summary>What an administrator asks for on a person's page.</summary>
public enum PersonCommand
{
    Invite,
    Correct,
    Merge,
    SignOut,
    Suspend,
    Reinstate,
    Erase,
}
