using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Accounts;

/// <summary>What can be done for a person wherever they stand.</summary>
public sealed class PersonDialogs(
    IDialogService dialogs, NavigationManager navigation, Browser browser, AccountService accounts, CurrentActor current, Messages messages, Say say)
{
    /// <summary>Asks for the right address; null when it was left as it is.</summary>
    public async Task<Corrected?> AskAddressAsync(Person person)
    {
        var dialog = await dialogs.ShowAsync<CorrectAddressDialog>(say["Correct.Heading"],
            new DialogParameters { [nameof(CorrectAddressDialog.Person)] = person });
        return await dialog.GetReturnValueAsync<Corrected?>();
    }

    /// <summary>Asks whose the account is and makes it part of theirs; null when nothing was done.</summary>
    public async Task<Corrected?> MergeAsync(Person person)
    {
        var dialog = await dialogs.ShowAsync<MergeDialog>(say["Merge.Heading"], new DialogParameters { [nameof(MergeDialog.Person)] = person });
        var merged = await dialog.GetReturnValueAsync<Corrected?>();
        if (merged is not null)
            messages.Tell(say["Told.Merged", person.Name, merged.Address]);
        return merged;
    }

    /// <summary>Erases a person, once their address is typed; whether it was done.</summary>
    public async Task<bool> EraseAsync(PersonView person)
    {
        var dialog = await dialogs.ShowAsync<EraseDialog>(say["Erase.Heading", person.Name], new DialogParameters { [nameof(EraseDialog.Person)] = person });
        if (await dialog.Result is { Canceled: true })
            return false;
        messages.Tell(say["Told.Erased"]);
        return true;
    }

    public async Task<Result<Corrected>> CorrectAddressAsync(Person person, string typed, bool merge)
    {
        var corrected = await accounts.CorrectAddressAsync(await current.GetAsync(), person.AccountId, typed, merge);
        if (corrected is { Succeeded: true, Value: { Asks: null } done })
        {
            messages.Tell(say[done.Merged ? "Told.Merged" : "Told.Corrected", person.Name, done.Address],
                done.Merged || EmailAddress.IsGivenUp(person.Address) ? null : () => CorrectAddressAsync(person with { Address = done.Address }, person.Address, merge: false));
        }

        return corrected;
    }

    /// <summary>The link is only the address of the sign-in page: it signs nobody in.</summary>
    public async Task CopySignInLinkAsync(long courseId)
    {
        var back = Uri.EscapeDataString($"/courses/{courseId}");
        await CopyAsync(navigation.ToAbsoluteUri($"/sign-in?returnUrl={back}").ToString(), "Told.LinkCopied");
    }

    /// <summary>Copies a link, or shows it where the browser does not let us.</summary>
    public async Task CopyAsync(string link, string told) =>
        messages.Tell(await browser.CopyAsync(link) ? say[told] : say["Told.LinkByHand", link]);
}
