using System.IO.Compression;
using System.Text.Json;
using Lms.Data.Accounts;
using Lms.Data.Permissions;

namespace Lms.Data.Enrolments.Turns;

/// <summary>Somebody's place on a course that a turn changed; null: no row.</summary>
sealed record PlaceDone(long CourseId, long AccountId, EnrolmentState? Before, EnrolmentState? After);

/// <summary>Somebody about whom a turn learnt something.</summary>
sealed record PersonDone(long AccountId, PersonTold Before, PersonTold After);

/// <summary>What lists tell of somebody.</summary>
sealed record PersonTold(string Name, string Address, string? SourcedId)
{
    internal static PersonTold Of(Account account) => new(account.DisplayName, account.Email!, account.SourcedId);
}

/// <summary>A course that a turn described anew.</summary>
sealed record CourseDone(long CourseId, string TitleBefore, string TermBefore, string Title, string Term);

/// <summary>A place on the staff that a turn gave, or took away, as it was then.</summary>
sealed record StaffDone(StaffMembership? Given, StaffMembership? Taken, IReadOnlyList<PermissionOverride> Switches);

/// <summary>
/// What one turn of an import did, as far as it takes to take it back: whom and what it made, what it changed, and which entries of the
/// log are its own.
/// </summary>
sealed class TurnDone
{
    public List<long> People { get; set; } = [];

    public List<long> Courses { get; set; } = [];

    public List<PersonDone> Described { get; set; } = [];

    /// <summary>Requests to sign in that went with an address.</summary>
    public List<SignInRequest> Requests { get; set; } = [];

    public List<CourseDone> Changed { get; set; } = [];

    public List<PlaceDone> Places { get; set; } = [];

    public List<StaffDone> Staff { get; set; } = [];

    /// <summary>The entries after this one, up to <see cref="LastEntry"/>, are the turn's.</summary>
    public long EntryBefore { get; set; }

    public long LastEntry { get; set; }

    internal void Add(EnrolmentChange change) =>
        Places.AddRange(change.Steps.Select(step => new PlaceDone(change.CourseId, step.AccountId, step.Before, step.After)));

    internal byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(gzip, this);
        return packed.ToArray();
    }

    internal static TurnDone Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<TurnDone>(gzip)!;
    }
}
