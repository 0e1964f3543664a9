using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Permissions;

/// <summary>Whom the staff page shows.</summary>
public enum StaffShow
{
    /// <summary>All accounts, this course's staff first.</summary>
    Everyone,

    /// <summary>This course's staff.</summary>
    Staff,

    /// <summary>Accounts whose person has never signed in.</summary>
    Pending,
}

/// <summary>What the address of the staff page says.</summary>
public sealed record StaffFilter(string Search, StaffShow Show, bool Descending, int Page);

/// <summary>Where the state of a switch comes from.</summary>
public enum SwitchSource
{
    /// <summary>Nobody gave it.</summary>
    None,

    /// <summary>The role gives it.</summary>
    Role,

    /// <summary>It was allowed for this person here.</summary>
    Allowed,

    /// <summary>It was denied for this person here.</summary>
    Denied,

    /// <summary>Another permission brings it along.</summary>
    Implied,

    /// <summary>It was given, but something it needs is denied.</summary>
    Blocked,

    /// <summary>The owner holds everything.</summary>
    Owner,

    /// <summary>Administrators hold everything.</summary>
    Administrator,
}

/// <summary>One switch: its state, where that comes from, and why it may not be moved (null: it may).</summary>
public sealed record SwitchState(Permission Permission, bool On, SwitchSource Source, Permission? Through, Problem? Locked);

/// <summary>A role that could be given, and why not (null: it may).</summary>
public sealed record RoleChoice(long Id, string Name, Problem? Locked);

/// <summary>One person on the staff page.</summary>
public sealed record StaffRow(
    long AccountId, string Name, string Address, AccountStatus Status, bool IsYou, bool IsOwner, bool IsAdministrator,
    long? RoleId, DateOnly? Until, bool Ended, IReadOnlyList<SwitchState> Switches, IReadOnlyList<RoleChoice> Roles, Problem? Locked)
{
    /// <summary>Whether the account exists; a draft has none yet.</summary>
    public bool IsDraft => AccountId == 0;

    /// <summary>The name of the role; null for whoever is not on the staff.</summary>
    public string? RoleName => Roles.FirstOrDefault(role => role.Id == RoleId)?.Name;

    /// <summary>Whether the reader may give this person any role at all.</summary>
    public bool MayBeGivenRole => Roles.Any(role => role.Locked is null);

    /// <summary>Whether the person is on the staff.</summary>
    public bool IsStaff => RoleId is not null;

    /// <summary>How use cases are told of this person.</summary>
    public PersonRef Ref(EmailAddress? draft) => IsDraft ? PersonRef.To(draft!) : PersonRef.To(AccountId);
}

/// <summary>The staff page: the course, whether the reader may change anything (null: yes), one page of people.</summary>
public sealed record StaffView(long CourseId, Problem? ReadOnly, Page<StaffRow> People, IReadOnlyList<RoleChoice> Roles)
{
    /// <summary>Whether the reader may look at the course as somebody else sees it.</summary>
    public bool MayLookAs { get; init; }
}
