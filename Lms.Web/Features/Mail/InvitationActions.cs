using Lms.Data.Mail;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Mail;

/// <summary>Asks for invitations and says what came of it. Nothing is offered where the school sends no mail.</summary>
public sealed class InvitationActions(
    InvitationService invitations, IOptions<MailOptions> options, CurrentActor current, Messages messages, Say say)
{
    public bool Offered => options.Value.On;

    /// <summary>What came of it; null when it was refused.</summary>
    public async Task<Invited?> InviteAsync(long? courseId, IReadOnlyList<long> people)
    {
        var invited = await invitations.InviteAsync(await current.GetAsync(), courseId, people);
        if (invited.Problem is { } problem)
        {
            messages.Tell(problem);
            return null;
        }

        messages.Tell(Sentence(invited.Value));
        return invited.Value;
    }

    string Sentence(Invited invited)
    {
        var sentence = invited switch
        {
            { Name: { } name } => say["Told.Invited", name],
            { Asked: 0 } => say["Told.InvitedNone"],
            { Asked: 1 } => say["Told.InvitedOne"],
            _ => say["Told.InvitedMany", invited.Asked],
        };
        return sentence
            + (invited.PassedOver > 0 ? " " + say["Told.PassedOver", invited.PassedOver] : "")
            + (invited.Later > 0 ? " " + say["Told.InvitedLater", invited.Later] : "");
    }
}
