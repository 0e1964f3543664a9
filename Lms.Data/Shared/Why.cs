namespace Lms.Data.Shared;

/// <summary>Every reason the product gives for saying no. Each has one sentence in the texts of Lms.Web.</summary>
public enum Why
{
    /// <summary>The database could not be read or written.</summary>
    StorageUnavailable,

    /// <summary>There is no such course.</summary>
    CourseNotFound,

    /// <summary>There is no such account.</summary>
    PersonNotFound,

    /// <summary>There is no such role.</summary>
    RoleNotFound,

    /// <summary>A role needs a name.</summary>
    RoleNameMissing,

    /// <summary>Another role has that name. Values: the name.</summary>
    RoleNameTaken,

    /// <summary>The role that gives nothing stays as it is.</summary>
    RoleIsCustom,

    /// <summary>OneRoster files give this role, so it can't be removed. Values: the role's name.</summary>
    RoleByOneRoster,

    /// <summary>People have the role, and nobody has said which they get instead. Values: the role's name.</summary>
    RoleGiven,

    /// <summary>People are moved from a role to another one.</summary>
    RoleToItself,

    /// <summary>Somebody changed the role since it was seen. Values: the role's name.</summary>
    RoleChangedSince,

    /// <summary>There are as many roles as one can choose from. Values: the limit.</summary>
    TooManyRoles,

    /// <summary>Another permission of the role needs this one. Values: the other permission.</summary>
    NeededByOther,

    /// <summary>The one who acts may not sign in (any more).</summary>
    ActorSuspended,

    /// <summary>Only administrators may do this.</summary>
    AdministratorsOnly,

    /// <summary>Everything about the person was erased; nothing can be given to them any more.</summary>
    PersonErased,

    /// <summary>What was typed to confirm is not the person's address. Values: the address.</summary>
    NotConfirmed,

    /// <summary>Nobody erases themselves.</summary>
    OwnErasure,

    /// <summary>The account is more than unused: it administers or owns courses. Values: the person's name.</summary>
    MoreThanUnused,

    /// <summary>Nobody suspends themselves or takes their own administration away.</summary>
    OwnStanding,

    /// <summary>Somebody has to be able to administer. Values: the person's name.</summary>
    LastAdministrator,

    /// <summary>A reason has to be given.</summary>
    ReasonMissing,

    /// <summary>The person is not suspended. Values: the person's name.</summary>
    NotSuspended,

    /// <summary>Nothing can be given to the suspended. Values: the person's name.</summary>
    ReinstateFirst,

    /// <summary>Somebody else decided the request meanwhile.</summary>
    RequestGone,

    /// <summary>The one who acts has no part in this course. Values: the owner's name.</summary>
    NotOnCourse,

    /// <summary>The one who acts is a student, and this is for the staff. Values: the owner's name.</summary>
    ForStaff,

    /// <summary>The one who acts lacks Manage staff. Values: the owner's name.</summary>
    NeedsManageStaff,

    /// <summary>The change touches a permission the one who acts does not hold. Values: the permission.</summary>
    NotHeldByYou,

    /// <summary>Nobody changes their own permissions.</summary>
    OwnPermissions,

    /// <summary>The owner's row is locked. Values: the owner's name.</summary>
    OwnerLocked,

    /// <summary>Administrators hold everything on every course. Values: the person's name.</summary>
    AdministratorHoldsAll,

    /// <summary>The person is suspended; they can only be removed. Values: the person's name.</summary>
    PersonSuspended,

    /// <summary>The membership has ended. Values: the person's name.</summary>
    MembershipEnded,

    /// <summary>The course is archived and read-only.</summary>
    CourseArchived,

    /// <summary>The person is not on the staff of this course. Values: the person's name.</summary>
    NotOnStaff,

    /// <summary>A new person was named without being given anything.</summary>
    NothingGiven,

    /// <summary>An end date lies in the past.</summary>
    EndDateInPast,

    /// <summary>Somebody changed the same thing since; nothing was undone. Values: the person's name.</summary>
    ChangedSince,

    /// <summary>The entry tells of something that can't be undone, or there is no such entry.</summary>
    CannotUndo,

    /// <summary>No address was given.</summary>
    AddressMissing,

    /// <summary>The address is longer than mail systems allow.</summary>
    AddressTooLong,

    /// <summary>The address contains characters that addresses cannot have.</summary>
    AddressHasOddCharacters,

    /// <summary>There is not exactly one @ with something on both sides.</summary>
    AddressNeedsOneAt,

    /// <summary>The domain is not one. Values: the domain.</summary>
    AddressDomainInvalid,

    /// <summary>Staff may not name people at this domain. Values: the domain, the allowed domains.</summary>
    DomainNotAllowed,

    /// <summary>Too many new people were named within the hour. Values: the limit.</summary>
    TooManyNewPeople,

    /// <summary>Only pending accounts can have their address corrected. Values: the person's name.</summary>
    NotPending,

    /// <summary>What waits at the account is more than the one who acts could have given.</summary>
    WaitingBeyondYou,

    /// <summary>Work or grades wait at the account, and the one who acts gives none there. Values: the permission; the course; the owner's name.</summary>
    MovingTakes,

    /// <summary>Nothing waits at the account: there is nothing a corrected address could bring to anybody.</summary>
    NothingWaits,

    /// <summary>The corrected address is the one they already have.</summary>
    SameAddress,

    /// <summary>An account can't become part of itself.</summary>
    SameAccount,

    /// <summary>The further address is somebody else's. Values: the address; the person's name.</summary>
    AddressOfOther,

    /// <summary>The account has as many further addresses as it can. Values: the limit.</summary>
    TooManyAliases,

    /// <summary>The account that would take over is suspended or would gain administration. Values: the person's name.</summary>
    CannotMergeInto,

    /// <summary>The one who acts may not create courses.</summary>
    MayNotCreateCourses,

    /// <summary>A course needs a code.</summary>
    CodeMissing,

    /// <summary>The code is in use. Values: the code.</summary>
    CodeTaken,

    /// <summary>A course needs a title.</summary>
    TitleMissing,

    /// <summary>A text is too long. Values: the greatest length in characters.</summary>
    TooLong,

    /// <summary>Staff are copied from another course than this one.</summary>
    SameCourse,

    /// <summary>The one who acts lacks View students. Values: the owner's name.</summary>
    NeedsViewStudents,

    /// <summary>The one who acts lacks Manage students. Values: the owner's name.</summary>
    NeedsManageStudents,

    /// <summary>The owner can't be a student of their own course. Values: the owner's name.</summary>
    OwnerIsNoStudent,

    /// <summary>Who is on the staff of a course can't be its student. Values: the person's name.</summary>
    StaffIsNoStudent,

    /// <summary>A suspended person can't be enrolled. Values: the person's name.</summary>
    SuspendedStudent,

    /// <summary>The person is not a student of this course. Values: the person's name.</summary>
    NotEnrolled,

    /// <summary>The join link is for people at other domains. Values: the domain; the allowed domains.</summary>
    DomainMayNotJoin,

    /// <summary>The join link is for people at other domains, and this person's address went to somebody else. Values: the allowed domains.</summary>
    NoAddressMayNotJoin,

    /// <summary>Whom staff withdrew can't come back by the join link. Values: the owner's name.</summary>
    WithdrawnByStaff,

    /// <summary>The join link is off, was renewed, or never was.</summary>
    JoinLinkGone,

    /// <summary>The address looks like a slip of the keyboard.</summary>
    LikelySlip,

    /// <summary>A line holds no address.</summary>
    NoAddressInLine,

    /// <summary>A quotation mark on the line has no partner.</summary>
    QuoteUnclosed,

    /// <summary>There is nothing to read.</summary>
    ListEmpty,

    /// <summary>More lines than are taken at once. Values: the limit.</summary>
    TooManyLines,

    /// <summary>More bytes than are taken at once. Values: the limit in megabytes.</summary>
    FileTooLarge,

    /// <summary>A spreadsheet file where a CSV is expected.</summary>
    FileIsSpreadsheet,

    /// <summary>A picture, a program or another file that is no text.</summary>
    FileIsNoText,

    /// <summary>A table without a column of addresses.</summary>
    NoAddressColumn,

    /// <summary>A zip file that is none, or is damaged.</summary>
    OneRosterNoZip,

    /// <summary>A package without manifest.csv.</summary>
    OneRosterNoManifest,

    /// <summary>A package of another version. Values: the version.</summary>
    OneRosterVersion,

    /// <summary>A package that holds only what has changed. Values: the file.</summary>
    OneRosterDelta,

    /// <summary>A file that is needed, or that the manifest promises, is missing. Values: the file.</summary>
    OneRosterFileMissing,

    /// <summary>A column that is needed is missing. Values: the file; the column.</summary>
    OneRosterColumnMissing,

    /// <summary>The files are larger than is taken at once. Values: the limit in megabytes.</summary>
    OneRosterTooLarge,

    /// <summary>A quotation mark has no partner and joins lines. Values: the file; the line.</summary>
    OneRosterBroken,

    /// <summary>The text isn't UTF-8. Values: the file; the line.</summary>
    OneRosterNotUtf8,

    /// <summary>An id stands in the same file before. Values: the line where.</summary>
    OneRosterRepeated,

    /// <summary>A cell is empty that may not be. Values: the column.</summary>
    OneRosterCellEmpty,

    /// <summary>An enrolment is in a class that is not there. Values: the class's id.</summary>
    OneRosterClassMissing,

    /// <summary>An enrolment is of a user who is not there. Values: the user's id.</summary>
    OneRosterUserMissing,

    /// <summary>A user has no address.</summary>
    OneRosterNoAddress,

    /// <summary>Several users have one address. Values: the address.</summary>
    OneRosterAddressShared,

    /// <summary>The address belongs to another account. Values: the address.</summary>
    OneRosterAddressTaken,

    /// <summary>So many would be withdrawn that the file may be incomplete. Values: how many; out of how many.</summary>
    TooManyWithdrawals,

    /// <summary>There is nobody to act as.</summary>
    NoAdministrator,

    /// <summary>The school sends no mail.</summary>
    MailOff,

    /// <summary>The person has no part in this course. Values: the person's name.</summary>
    NotOnThisCourse,

    /// <summary>Who has signed in needs no invitation. Values: the person's name.</summary>
    HasSignedIn,

    /// <summary>The person's address went to somebody else. Values: the person's name.</summary>
    NoAddressToWriteTo,

    /// <summary>An invitation to the person has not been sent yet. Values: the person's name.</summary>
    InvitationWaits,

    /// <summary>The person was written to within a day. Values: the person's name; when.</summary>
    InvitedToday,

    /// <summary>Too many invitations were asked for within the hour. Values: the limit.</summary>
    TooManyInvitations,

    /// <summary>The person lacks the permission this needs. Values: the permission; the owner's name.</summary>
    NeedsPermission,

    /// <summary>Who looks through somebody else's eyes changes nothing.</summary>
    OnlyLooking,

    /// <summary>The course is not open to its students. Values: the owner's name.</summary>
    CourseNotOpen,

    /// <summary>The course ends before it begins.</summary>
    EndsBeforeStart,

    /// <summary>Somebody else changed the course meanwhile.</summary>
    CourseChangedMeanwhile,

    /// <summary>Only the owner and administrators hand a course over. Values: the owner's name.</summary>
    OwnerOnly,

    /// <summary>There is no such announcement, or no longer.</summary>
    AnnouncementNotFound,

    /// <summary>An announcement needs a title.</summary>
    AnnouncementTitleMissing,

    /// <summary>The time to publish at is over.</summary>
    PublishTimeOver,

    /// <summary>Somebody else changed the announcement meanwhile.</summary>
    AnnouncementChangedMeanwhile,

    /// <summary>There is no such assignment, or not for this person.</summary>
    AssignmentNotFound,

    /// <summary>Somebody else changed the assignment meanwhile. Values: when.</summary>
    AssignmentChanged,

    /// <summary>Work was handed in or graded: it can't be taken away any more.</summary>
    AssignmentHasWork,

    /// <summary>Nothing is handed in any more.</summary>
    AssignmentClosed,

    /// <summary>What was typed as points is no number.</summary>
    PointsUnreadable,

    /// <summary>More than two decimal places.</summary>
    PointsTooFine,

    /// <summary>Points below nothing or above the most. Values: the most.</summary>
    PointsOutOfRange,

    /// <summary>An assignment would have fewer points than somebody got. Values: the most that somebody got.</summary>
    PointsBelowGrades,

    /// <summary>The same, where the one who acts does not see what somebody got.</summary>
    PointsBelowHiddenGrades,

    /// <summary>The due date or its time can't be read, or one of the two is missing.</summary>
    DueUnreadable,

    /// <summary>Who is no student has nothing to hand in.</summary>
    OnlyStudentsHandIn,

    /// <summary>Who was withdrawn hands in nothing more. Values: the owner's name.</summary>
    NoLongerStudent,

    /// <summary>It is handed in on paper or done in class.</summary>
    HandedInOnPaper,

    /// <summary>The due date is over and late work is not taken.</summary>
    TooLateToHandIn,

    /// <summary>Neither a text nor a file.</summary>
    NothingToHandIn,

    /// <summary>A text where files are asked for, or files where a text is.</summary>
    NotAskedFor,

    /// <summary>More files at once than are taken. Values: the limit.</summary>
    TooManyFilesHandedIn,

    /// <summary>Nobody grades their own work.</summary>
    OwnWork,

    /// <summary>Another grader changed the grade meanwhile. Values: their name; when.</summary>
    GradeChanged,

    /// <summary>A file that is larger than is taken. Values: its name; the limit in megabytes.</summary>
    UploadTooLarge,

    /// <summary>A file without content. Values: its name.</summary>
    FileEmpty,

    /// <summary>A file of a sort that is not taken. Values: its name; what is taken.</summary>
    FileTypeNotAllowed,

    /// <summary>A file stopped coming before its end. Values: its name.</summary>
    UploadFailed,

    /// <summary>The folder of uploaded files can't be written.</summary>
    FilesUnavailable,

    /// <summary>There is no such file, or nothing refers to it any more.</summary>
    FileNotFound,

    /// <summary>More files are chosen than are taken at once. Values: the limit.</summary>
    TooManyFiles,

    /// <summary>There is no such material, or it is not published.</summary>
    MaterialNotFound,

    /// <summary>There is no such section of materials.</summary>
    SectionNotFound,

    /// <summary>A section or a material needs a title.</summary>
    MaterialTitleMissing,

    /// <summary>What was typed is no address of a web page.</summary>
    LinkInvalid,

    /// <summary>A course has as many sections as it can. Values: the limit.</summary>
    TooManySections,

    /// <summary>A course has as many materials as it can. Values: the limit.</summary>
    TooManyMaterials,

    /// <summary>A course has as many assignments as it can. Values: the limit.</summary>
    TooManyAssignments,

    /// <summary>A student handed in as often as one can. Values: the limit; the owner's name.</summary>
    HandedInTooOften,

    /// <summary>A student would have handed in more than there is room for. Values: the limit in megabytes; the owner's name.</summary>
    HandedInTooMuch,

    /// <summary>Somebody changed the material since it was seen.</summary>
    MaterialChangedSince,

    /// <summary>There is no such sign-in of one's own.</summary>
    SessionNotFound,

    /// <summary>Whoever acts was signed out meanwhile.</summary>
    SignedOut,

    /// <summary>An import of several turns is carried out, or not taken back yet.</summary>
    ImportUnderWay,
}
