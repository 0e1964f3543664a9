namespace Lms.Data.Audit;

/// <summary>What was done. The numbers are stored: never reuse one.</summary>
public enum AuditAction
{
    /// <summary>A person signed in for the first time; their pending account was linked and became active.</summary>
    SignInLinked = 1,

    /// <summary>A newcomer signed in and got an account.</summary>
    NewcomerSignedIn = 2,

    /// <summary>A person's address followed the one at Google.</summary>
    AddressFollowedGoogle = 3,

    /// <summary>A person's address at Google changed, but could not be taken over.</summary>
    AddressNotTaken = 4,

    /// <summary>A person was named administrator by the settings.</summary>
    AdministratorBySetting = 6,

    /// <summary>A pending account's address was corrected.</summary>
    AddressCorrected = 7,

    /// <summary>A pending account became part of another.</summary>
    AccountsMerged = 8,

    /// <summary>The right to create courses was given.</summary>
    CourseCreationAllowed = 9,

    /// <summary>The right to create courses was taken.</summary>
    CourseCreationDenied = 10,

    /// <summary>A person was suspended; after: the reason.</summary>
    AccountSuspended = 11,

    /// <summary>A suspended person was reinstated; after: the reason.</summary>
    AccountReinstated = 12,

    /// <summary>A person was made administrator.</summary>
    AdministratorMade = 13,

    /// <summary>A person is no longer administrator.</summary>
    AdministratorEnded = 14,

    /// <summary>A person was signed out everywhere.</summary>
    SignedOutEverywhere = 15,

    /// <summary>A request was granted: the Google identity is the person's own, and the only one now.</summary>
    RequestSamePerson = 16,

    /// <summary>A request was granted: somebody new has the address, and the account gave it up.</summary>
    RequestSomebodyNew = 17,

    /// <summary>A request was refused.</summary>
    RequestRefused = 18,

    /// <summary>A course was created.</summary>
    CourseCreated = 20,

    /// <summary>A permission was switched on.</summary>
    PermissionAllowed = 40,

    /// <summary>A permission was switched off.</summary>
    PermissionDenied = 41,

    /// <summary>A permission went back to what the role says.</summary>
    PermissionBackToRole = 42,

    /// <summary>A role was given.</summary>
    RoleGiven = 43,

    /// <summary>An end date was set or cleared.</summary>
    UntilSet = 44,

    /// <summary>A person was removed from the staff.</summary>
    StaffRemoved = 45,

    /// <summary>A person gave up their own place on the staff.</summary>
    StaffLeft = 46,

    /// <summary>A person came onto the staff as a copy from another course.</summary>
    StaffCopied = 47,

    /// <summary>A change to somebody's permissions was undone.</summary>
    StaffChangeUndone = 48,

    /// <summary>A student was enrolled.</summary>
    Enrolled = 60,

    /// <summary>A student was withdrawn.</summary>
    Withdrawn = 61,

    /// <summary>A student's section or number changed.</summary>
    EnrolmentChanged = 62,

    /// <summary>A change to students was undone.</summary>
    EnrolmentUndone = 63,

    /// <summary>A student left.</summary>
    CourseLeft = 64,

    /// <summary>A student enrolled by the join link.</summary>
    Joined = 65,

    /// <summary>A join link was made; an earlier one is void.</summary>
    JoinLinkMade = 66,

    /// <summary>The join link was taken away.</summary>
    JoinLinkEnded = 67,

    /// <summary>A course got another title or term, by a OneRoster file.</summary>
    CourseChanged = 70,

    /// <summary>A person's name or id became known, by a OneRoster file.</summary>
    PersonDescribed = 71,

    /// <summary>A role was added; before and after: <see cref="Permissions.RoleState"/>, here and below.</summary>
    RoleCreated = 80,

    /// <summary>A role is called otherwise.</summary>
    RoleRenamed = 81,

    /// <summary>A role gives other permissions.</summary>
    RoleChanged = 82,

    /// <summary>A role was removed; after: the one its people have now.</summary>
    RoleRemoved = 83,

    /// <summary>A further address was added; after: the address.</summary>
    AliasAdded = 90,

    /// <summary>A further address was taken away; before: the address.</summary>
    AliasRemoved = 91,

    /// <summary>A person was erased.</summary>
    AccountErased = 92,

    /// <summary>An unused pending account was removed.</summary>
    UnusedRemoved = 93,

    /// <summary>An unused pending account was removed because its time was over.</summary>
    UnusedExpired = 94,

    /// <summary>A course has another owner; person: the new one.</summary>
    CourseHandedOver = 95,

    /// <summary>An invitation to a pending person was asked for.</summary>
    InvitationAsked = 110,

    /// <summary>Another mail to a pending person was asked for.</summary>
    ReminderAsked = 111,

    /// <summary>What is kept about a person was downloaded, by themselves or by an administrator.</summary>
    DataDownloaded = 120,

    /// <summary>The students of a course were downloaded as a table; person: whoever has it, here and below.</summary>
    RosterDownloaded = 121,

    /// <summary>The gradebook of a course was downloaded.</summary>
    GradebookDownloaded = 122,

    /// <summary>The audit log was downloaded.</summary>
    LogDownloaded = 123,

    /// <summary>The settings of a course were changed; before and after: <see cref="Courses.CourseState"/>.</summary>
    CourseEdited = 130,

    /// <summary>A course was archived.</summary>
    CourseArchived = 131,

    /// <summary>An archived course was opened for changes again.</summary>
    CourseReopened = 132,

    /// <summary>A course was made as a copy; before: the one it was copied from.</summary>
    CourseCopied = 133,

    /// <summary>An announcement was published; after: its title, here and below.</summary>
    AnnouncementPosted = 140,

    /// <summary>An announcement was written that will be published later.</summary>
    AnnouncementScheduled = 141,

    /// <summary>An announcement was changed; before: the title it had.</summary>
    AnnouncementEdited = 142,

    /// <summary>An announcement was put before the others.</summary>
    AnnouncementPinned = 143,

    /// <summary>An announcement stands among the others again.</summary>
    AnnouncementUnpinned = 144,

    /// <summary>An announcement was removed.</summary>
    AnnouncementRemoved = 145,

    /// <summary>A removed announcement was put back.</summary>
    AnnouncementRestored = 146,

    /// <summary>An assignment was made; after: its title, here and below.</summary>
    AssignmentCreated = 170,

    /// <summary>What an assignment says was changed; before: its earlier title, if it is another.</summary>
    AssignmentChanged = 171,

    /// <summary>An assignment was published.</summary>
    AssignmentPublished = 172,

    /// <summary>An assignment was closed.</summary>
    AssignmentClosed = 173,

    /// <summary>A closed assignment was opened again.</summary>
    AssignmentReopened = 174,

    /// <summary>A published assignment became a draft again.</summary>
    AssignmentUnpublished = 175,

    /// <summary>An assignment was removed.</summary>
    AssignmentRemoved = 176,

    /// <summary>An assignment came as a copy from another course.</summary>
    AssignmentCopied = 177,

    /// <summary>A student handed in; after: the assignment's title.</summary>
    HandedIn = 180,

    /// <summary>A student's points changed; before and after: <see cref="Content.Grades.GradeEntry"/>.</summary>
    GradeGiven = 190,

    /// <summary>What is said about a student's work changed, and the points did not.</summary>
    FeedbackGiven = 191,

    /// <summary>The grades of an assignment were shown to its students; after: its title.</summary>
    GradesReleased = 192,

    /// <summary>Grades of an assignment were hidden from its students again.</summary>
    GradesHidden = 193,

    /// <summary>An administrator looked at a course in which they have no part; once a day.</summary>
    CourseVisited = 124,

    /// <summary>Somebody was refused again and again; on a course: where last; permission: which they lacked last.</summary>
    RefusedOften = 125,

    /// <summary>A section of materials was added; after: its title, as below.</summary>
    SectionAdded = 150,

    /// <summary>A section is called otherwise.</summary>
    SectionRenamed = 151,

    /// <summary>A section stands elsewhere.</summary>
    SectionMoved = 152,

    /// <summary>All of a section was shown to students.</summary>
    SectionPublished = 153,

    /// <summary>A section was removed with all in it; before: its title, as below.</summary>
    SectionRemoved = 154,

    /// <summary>A page, link or file was added.</summary>
    MaterialAdded = 155,

    /// <summary>A material says something else.</summary>
    MaterialChanged = 156,

    /// <summary>A material was shown to students.</summary>
    MaterialPublished = 157,

    /// <summary>A material became a draft again.</summary>
    MaterialUnpublished = 158,

    /// <summary>A material stands elsewhere.</summary>
    MaterialMoved = 159,

    /// <summary>A material was removed.</summary>
    MaterialRemoved = 160,
}
