namespace Lms.Data.Accounts;

/// <summary>Where something that refers to a person stands on their page.</summary>
public enum PersonReference
{
    /// <summary>The Google identity that signs them in.</summary>
    Link,

    /// <summary>Their further addresses.</summary>
    Aliases,

    /// <summary>Further addresses of others that they vouched for.</summary>
    Vouched,

    /// <summary>Somebody at the door who may be them.</summary>
    SignInRequest,

    /// <summary>When and where they signed in.</summary>
    SignedIn,

    /// <summary>People whom they named first.</summary>
    Named,

    /// <summary>Courses they own.</summary>
    Owns,

    /// <summary>Their places on the staff.</summary>
    Staff,

    /// <summary>People whom they put on the staff.</summary>
    AddedStaff,

    /// <summary>Roles that they gave.</summary>
    GaveRoles,

    /// <summary>Switches that were set for them.</summary>
    Switches,

    /// <summary>Switches that they set.</summary>
    Switched,

    /// <summary>Courses they attend or attended.</summary>
    Attends,

    /// <summary>Students whom they enrolled or withdrew.</summary>
    Enrolled,

    /// <summary>Mails to them.</summary>
    Invited,

    /// <summary>Mails that they asked for.</summary>
    AskedToInvite,

    /// <summary>Announcements they wrote.</summary>
    Announced,

    /// <summary>Until when they saw the announcements of a course.</summary>
    SawAnnouncements,

    /// <summary>Materials they made.</summary>
    MadeMaterials,

    /// <summary>Files they uploaded.</summary>
    Uploaded,

    /// <summary>Assignments they set.</summary>
    SetAssignments,

    /// <summary>What they handed in.</summary>
    HandedIn,

    /// <summary>Grades they got.</summary>
    GotGrades,

    /// <summary>Grades they gave.</summary>
    GaveGrades,

    /// <summary>What was done to them.</summary>
    Concerned,

    /// <summary>What they did.</summary>
    Did,
}
