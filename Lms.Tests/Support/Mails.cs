using Lms.Data.Mail;
using Lms.Data.Shared;
using Lms.Web.Mail;
using Lms.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lms.Tests.Support;

/// <summary>Invitations as the tests speak of them.</summary>
static class Mails
{
    public static Say Say { get; } = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Say>().BuildServiceProvider().GetRequiredService<Say>();

    public static Outbox Outbox(this Cast school) => school.Database.Get<Outbox>();

    /// <summary>Alan has somebody on Algebra I written to.</summary>
    public static Task<Result<Invited>> InviteAsync(this Cast school, params long[] people) => school.Invitations.InviteAsync(school.Alan, school.Algebra, people);

    /// <summary>Everything that is due now, to whatever these would make of it.</summary>
    public static async Task<IReadOnlyList<Letter>> SendAsync(this Cast school, Delivery delivery = Delivery.Sent, Outbox? outbox = null)
    {
        var letters = new List<Letter>();
        while ((await (outbox ?? school.Outbox()).SendNextAsync(letter =>
        {
            letters.Add(letter);
            return Task.FromResult(delivery);
        })).Value is not null)
        {
            // The next one.
        }

        return letters;
    }

    public static async Task<IReadOnlyList<Invitation>> InvitationsAsync(this Cast school)
    {
        await using var db = school.Database.Open();
        return await db.Invitations.AsNoTracking().OrderBy(i => i.Id).ToListAsync();
    }

    public static Postman Postman(this Cast school, MailSettings settings, Outbox? outbox = null) => new(
        outbox ?? school.Outbox(), new LetterWriter(Say, new Institution("Example School"), settings), settings, school.Database.Get<LiveChanges>(),
        NullLogger<Postman>.Instance);
}
