using Microsoft.AspNetCore.Identity;

namespace Lms.Data.Accounts;

/// <summary>A person known to the institution, whether or not they have ever signed in.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>The name to show; empty until Google or a list tells it.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Pending, active or suspended.</summary>
    public AccountStatus Status { get; set; }

    /// <summary>May do everything on every course.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>May create courses of their own.</summary>
    public bool MayCreateCourses { get; set; }

    /// <summary>Who named this person first; null for people who came by themselves or by a setting.</summary>
    public long? CreatedById { get; set; }

    /// <summary>Whether a list made it: lists have limits of their own, beside how many people one may name within an hour.</summary>
    public bool FromList { get; set; }

    /// <summary>When the account was made, UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When the person first signed in, UTC; null while pending.</summary>
    public DateTime? FirstSignInAt { get; set; }

    /// <summary>When the person last signed in, UTC.</summary>
    public DateTime? LastSignInAt { get; set; }

    /// <summary>Where Google keeps their picture.</summary>
    public string? PictureUrl { get; set; }

    /// <summary>The person's id in the school information system; null for people named here. Source: OneRoster 1.2, sourcedId.</summary>
    public string? SourcedId { get; set; }

    /// <summary>When everything about the person was erased, UTC; null for everyone else. Such an account is suspended for ever.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>Further addresses; read with the account.</summary>
    public List<Alias> Aliases { get; } = [];

    /// <summary>Name and addresses folded for searching and sorting, kept by <see cref="AccountRules.Describe"/>; empty: not to be found.</summary>
    public string SearchText { get; set; } = "";
}
