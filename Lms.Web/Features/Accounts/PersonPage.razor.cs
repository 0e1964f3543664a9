using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Features.Mail;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Accounts;

/// <summary>One person: what they are, where they have a part, what refers to them, and what an administrator may change about it.</summary>
public sealed partial class PersonPage
{
    const int Latest = 10;

    PersonView? person;
    IReadOnlyList<AuditLine> history = [];
    Problem? problem;
    long shown;

    [Inject] PersonQueries Queries { get; set; } = null!;

    [Inject] AuditQueries Audit { get; set; } = null!;

    [Inject] StandingService Standings { get; set; } = null!;

    [Inject] PersonDialogs People { get; set; } = null!;

    [Inject] InvitationActions Invitations { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    [Parameter] public long AccountId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != AccountId)
            await LoadAsync();
    }

    async Task LoadAsync()
    {
        shown = AccountId;
        var who = await Queries.PersonAsync(await Current.GetAsync(), AccountId);
        var entries = await Audit.LogAsync(await Current.GetAsync(), AuditFilter.All with { PersonId = AccountId });
        problem = who.Problem ?? entries.Problem;
        if (problem is null)
            (person, history) = (who.Value, [.. entries.Value.Lines.Take(Latest)]);
    }

    async Task DoAsync(Func<Actor, long, CancellationToken, Task<Result<Done>>> change, string told)
    {
        var done = await change(await Current.GetAsync(), AccountId, default);
        if (done.Problem is { } refused)
            Messages.Tell(refused);
        else
            Messages.Tell(told);
        await LoadAsync();
    }

    async Task WithReasonAsync(bool suspend)
    {
        var dialog = await Dialogs.ShowAsync<ReasonDialog>(Say[suspend ? "Suspend.Heading" : "Reinstate.Heading", person!.Name], new DialogParameters
        {
            [nameof(ReasonDialog.Lead)] = Say[suspend ? "Suspend.Lead" : "Reinstate.Lead"],
            [nameof(ReasonDialog.Do)] = Say[suspend ? "Person.Suspend" : "Person.Reinstate"],
        });
        if (await dialog.GetReturnValueAsync<string?>() is not { } reason)
            return;
        await DoAsync(
            (actor, id, cancel) => suspend ? Standings.SuspendAsync(actor, id, reason, cancel) : Standings.ReinstateAsync(actor, id, reason, cancel),
            Say[suspend ? "Told.Suspended" : "Told.Reinstated", person.Name]);
    }

    Task DoAsync(PersonCommand command) => command switch
    {
        PersonCommand.Invite => InviteAsync(),
        PersonCommand.Correct => FollowAsync(People.AskAddressAsync),
        PersonCommand.Merge => FollowAsync(People.MergeAsync),
        PersonCommand.SignOut => DoAsync(Standings.SignOutEverywhereAsync, Say["Told.SignedOut", person!.Name]),
        PersonCommand.Suspend => WithReasonAsync(suspend: true),
        PersonCommand.Reinstate => WithReasonAsync(suspend: false),
        PersonCommand.Erase => EraseAsync(),
        _ => throw new InvalidOperationException($"Nothing is said of {command}."),
    };

    // Where the account went, the page goes.
    async Task FollowAsync(Func<Person, Task<Corrected?>> ask)
    {
        if (await ask(new Person(AccountId, person!.Name, person.Address)) is not { } corrected)
            return;
        if (corrected.AccountId != AccountId)
            Navigation.NavigateTo($"/admin/people/{corrected.AccountId}");
        else
            await LoadAsync();
    }

    async Task EraseAsync()
    {
        if (await People.EraseAsync(person!))
            await LoadAsync();
    }

    async Task InviteAsync()
    {
        await Invitations.InviteAsync(null, [AccountId]);
        await LoadAsync();
    }
}
