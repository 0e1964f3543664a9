using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Permissions;

/// <summary>Somebody one may have meant.</summary>
public sealed record Person(long AccountId, string Name, string Address);

/// <summary>
/// What a typed address leads to: a row (known, or a draft), or a question first. Nothing is ever made by asking.
/// </summary>
public sealed record Named(
    StaffRow? Row, EmailAddress? Address, Problem? Problem, string? SuggestedAddress, IReadOnlyList<Person> Similar)
{
    /// <summary>Whether the person has to be asked before a draft is shown.</summary>
    public bool NeedsAnswer => Row is null;
}

/// <summary>"Can't find the person?": from an address to a row.</summary>
public sealed class NamingQueries(LmsStore store, IPersonSearch search, SchoolClock clock, IOptions<SignInOptions> options)
{
    const int SimilarLimit = 3;

    /// <summary>
    /// Finds whoever has the address, or drafts a row. <paramref name="sure"/>: the suggestions were seen and declined.
    /// </summary>
    public Task<Result<Named>> NameAsync(Actor actor, long courseId, string typed, bool sure, CancellationToken cancel = default) =>
        store.ReadAsync<Named>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, PermissionRules.MayManageStaff, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            var staff = entered.Value;

            var settings = options.Value;
            var parsed = EmailAddress.Parse(typed);
            if (!parsed.Succeeded)
                return Question(parsed.Problem, AddressSuggestions.ForTyped(typed, settings.AllowedDomains));
            var address = parsed.Value;
            var rows = new StaffRows(db, staff);
            var known = await AddressBook.Holders(db, [address.Normal]).Select(held => held.AccountId).ToListAsync(cancel);
            if (known.Count > 0)
                return await KnownAsync(rows, staff, known, cancel);

            var slip = AddressSuggestions.ForSlip(address, [.. settings.AllowedDomains, .. settings.WorkspaceDomains]);
            if (slip is not null && MayName(EmailAddress.Parse(slip).Value) is not null)
                slip = null; // suggesting what will be refused helps nobody
            if (MayName(address) is { } problem)
                return Question(problem, slip);
            if (!sure)
            {
                var similar = await SimilarAsync(db, address, cancel);
                if (slip is not null || similar.Count > 0)
                    return new Named(null, address, null, slip, similar);
            }

            return new Named(await rows.DraftAsync(address, cancel), address, null, null, []);

            Problem? MayName(EmailAddress named) => AccountRules.MayName(staff.Actor.IsAdministrator, named, settings.AllowedDomains);
        }, cancel);

    static Named Question(Problem? problem, string? suggestion) => new(null, null, problem, suggestion, []);

    static async Task<Named> KnownAsync(StaffRows rows, CourseStaff staff, List<long> known, CancellationToken cancel)
    {
        var row = (await rows.OfAsync(known, cancel))[0];
        Problem? problem = row.IsYou ? new(Why.OwnPermissions)
            : row.IsOwner ? new(Why.OwnerLocked, staff.Standing.OwnerName)
            : row.Status == AccountStatus.Suspended ? new(Why.PersonSuspended, row.Name)
            : null;
        return problem is null ? new Named(row, null, null, null, []) : Question(problem, null);
    }

    // Nearly the same address (one key away, or names swapped), or the same names: each a look-up of bounded size.
    async Task<IReadOnlyList<Person>> SimilarAsync(LmsDbContext db, EmailAddress address, CancellationToken cancel)
    {
        var near = AddressSuggestions.Near(address);
        var holders = await AddressBook.Holders(db, near).Select(held => held.AccountId).Distinct().ToListAsync(cancel);
        var people = await db.Users.Where(a => holders.Contains(a.Id))
            .OrderBy(a => a.SearchText).Take(SimilarLimit)
            .Select(a => new { a.Id, a.DisplayName, a.Email }).ToListAsync(cancel);
        var words = AddressSuggestions.Names(address);
        if (people.Count < SimilarLimit && words.Count > 0)
        {
            var ids = await search.FindAsync(db, new PersonNeedle(words, null, false), SimilarLimit, cancel);
            people.AddRange(await db.Users.Where(a => ids.Contains(a.Id))
                .Select(a => new { a.Id, a.DisplayName, a.Email }).ToListAsync(cancel));
        }

        return [.. people.DistinctBy(p => p.Id).Where(p => !EmailAddress.IsGivenUp(p.Email!)).Take(SimilarLimit)
            .Select(p => new Person(p.Id, AccountRules.NameOf(p.DisplayName, p.Email), p.Email!))];
    }
}
