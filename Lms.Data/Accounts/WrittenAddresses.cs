using Lms.Data.Audit;
using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.Turns;
using Lms.Data.Permissions;
using Lms.Data.Upkeep;
using Microsoft.AspNetCore.Identity;

namespace Lms.Data.Accounts;

/// <summary>Whether a text in the database may hold somebody's address, and how it goes when they are erased.</summary>
enum WrittenAddress
{
    /// <summary>It is the account's own, which is emptied, or a row of theirs, which goes.</summary>
    OnTheAccount,

    /// <summary>Somebody came with it to the door: the row goes.</summary>
    AtTheDoor,

    /// <summary>The log tells it: the entry falls silent.</summary>
    InTheLog,

    /// <summary>A note of an import that is under way, packed: nobody is erased until it is gone.</summary>
    InANote,

    /// <summary>People write there what they like, and it is theirs.</summary>
    InWordsOfOthers,
}

/// <summary>Every text that is kept. A test walks the model: no place where an address is written down can be forgotten.</summary>
static class WrittenAddresses
{
    internal static readonly IReadOnlyDictionary<(Type Entity, string Property), WrittenAddress> All = new Dictionary<(Type, string), WrittenAddress>
    {
        [(typeof(Account), nameof(Account.Email))] = WrittenAddress.OnTheAccount,
        [(typeof(Account), nameof(Account.NormalizedEmail))] = WrittenAddress.OnTheAccount,
        [(typeof(Account), nameof(Account.SearchText))] = WrittenAddress.OnTheAccount, // and with it the indexes of the search
        [(typeof(Account), nameof(Account.DisplayName))] = WrittenAddress.OnTheAccount,
        [(typeof(Account), nameof(Account.PictureUrl))] = WrittenAddress.OnTheAccount,
        [(typeof(Account), nameof(Account.SourcedId))] = WrittenAddress.OnTheAccount,
        [(typeof(Alias), nameof(Alias.Address))] = WrittenAddress.OnTheAccount,
        [(typeof(Alias), nameof(Alias.NormalAddress))] = WrittenAddress.OnTheAccount,
        [(typeof(IdentityUserLogin<long>), nameof(IdentityUserLogin<long>.ProviderKey))] = WrittenAddress.OnTheAccount,
        [(typeof(Enrolment), nameof(Enrolment.StudentNumber))] = WrittenAddress.OnTheAccount,
        [(typeof(Enrolment), nameof(Enrolment.Section))] = WrittenAddress.OnTheAccount,
        [(typeof(Submission), nameof(Submission.Text))] = WrittenAddress.OnTheAccount,
        [(typeof(Grade), nameof(Grade.Feedback))] = WrittenAddress.OnTheAccount,
        [(typeof(RefusedSignIn), nameof(RefusedSignIn.Address))] = WrittenAddress.AtTheDoor,
        [(typeof(SignInRequest), nameof(SignInRequest.Address))] = WrittenAddress.AtTheDoor,
        [(typeof(SignInRequest), nameof(SignInRequest.GoogleName))] = WrittenAddress.AtTheDoor,
        [(typeof(SignInRequest), nameof(SignInRequest.Sub))] = WrittenAddress.AtTheDoor,
        [(typeof(AuditEntry), nameof(AuditEntry.Before))] = WrittenAddress.InTheLog,
        [(typeof(AuditEntry), nameof(AuditEntry.After))] = WrittenAddress.InTheLog,
        [(typeof(ImportNote), nameof(ImportNote.Done))] = WrittenAddress.InANote,
        [(typeof(Announcement), nameof(Announcement.Title))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Announcement), nameof(Announcement.Text))] = WrittenAddress.InWordsOfOthers,
        [(typeof(MaterialSection), nameof(MaterialSection.Title))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Material), nameof(Material.Title))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Material), nameof(Material.Text))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Material), nameof(Material.Url))] = WrittenAddress.InWordsOfOthers,
        [(typeof(StoredFile), nameof(StoredFile.Name))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Assignment), nameof(Assignment.Title))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Assignment), nameof(Assignment.Instructions))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Course), nameof(Course.Title))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Course), nameof(Course.Description))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Course), nameof(Course.Term))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Course), nameof(Course.Code))] = WrittenAddress.InWordsOfOthers,
        [(typeof(Course), nameof(Course.NormalizedCode))] = WrittenAddress.InWordsOfOthers,
        [(typeof(CourseRole), nameof(CourseRole.Name))] = WrittenAddress.InWordsOfOthers,
    };

    /// <summary>Texts that hold none: keys, marks and numbers of our own making or of the school's.</summary>
    internal static readonly IReadOnlySet<(Type Entity, string Property)> Without = new HashSet<(Type, string)>
    {
        (typeof(Account), nameof(Account.UserName)),
        (typeof(Account), nameof(Account.NormalizedUserName)),
        (typeof(Account), nameof(Account.SecurityStamp)),
        (typeof(Account), nameof(Account.ConcurrencyStamp)),
        (typeof(IdentityUserLogin<long>), nameof(IdentityUserLogin<long>.LoginProvider)),
        (typeof(IdentityUserLogin<long>), nameof(IdentityUserLogin<long>.ProviderDisplayName)),
        (typeof(SignInSession), nameof(SignInSession.Key)),
        (typeof(SignInSession), nameof(SignInSession.Browser)),
        (typeof(SignInSession), nameof(SignInSession.System)),
        (typeof(SpentHandshake), nameof(SpentHandshake.Key)),
        (typeof(Course), nameof(Course.JoinCode)),
        (typeof(Course), nameof(Course.SourcedId)),
        (typeof(StoredFile), nameof(StoredFile.Key)),
        (typeof(StoredFile), nameof(StoredFile.ContentType)),
        (typeof(StoredFile), nameof(StoredFile.Sha256)),
        (typeof(UnfinishedImport), nameof(UnfinishedImport.Key)),
        (typeof(ImportNote), nameof(ImportNote.ImportKey)),
        (typeof(TimedJob), nameof(TimedJob.Name)),
    };
}
