using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Permissions;

/// <summary>The roles and what each gives; what another administrator changes meanwhile appears in it.</summary>
public sealed partial class RolesPage
{
    readonly SemaphoreSlim turn = new(1);
    IReadOnlyList<RoleView>? roles;
    Problem? problem;
    IDisposable? subscription;

    [Inject] RoleQueries Queries { get; set; } = null!;

    [Inject] RoleActions Actions { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] LiveChanges Live { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    public void Dispose()
    {
        subscription?.Dispose();
        turn.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
            subscription = Live.Subscribe(Hear);
        return LoadAsync();
    }

    async Task LoadAsync()
    {
        var answer = await Queries.RolesAsync(await Current.GetAsync());
        problem = answer.Problem;
        if (answer.Succeeded)
            roles = answer.Value;
    }

    Task DoAsync(RoleCommand command) => command switch
    {
        RoleCommand.Switch flip => SwitchAsync(flip),
        RoleCommand.Rename rename => AskNameAsync(rename.Role),
        _ => RemoveAsync(command.Role),
    };

    Task CreateAsync() => AskNameAsync(null);

    // One after the other: a quick second click starts from what the first one left, and doesn't look like somebody else's.
    async Task SwitchAsync(RoleCommand.Switch flip)
    {
        await turn.WaitAsync();
        try
        {
            await Actions.SwitchAsync(roles?.FirstOrDefault(r => r.Id == flip.Role.Id) ?? flip.Role, flip.Permission, flip.On);
            await LoadAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    async Task AskNameAsync(RoleView? role)
    {
        var dialog = await Dialogs.ShowAsync<RoleNameDialog>(role is null ? Say["Roles.New"] : Say["RenameRole.Heading", role.Name],
            new DialogParameters { [nameof(RoleNameDialog.Role)] = role, [nameof(RoleNameDialog.Roles)] = roles });
        await dialog.Result;
        await LoadAsync();
    }

    async Task RemoveAsync(RoleView role)
    {
        var dialog = await Dialogs.ShowAsync<RemoveRoleDialog>(Say["RemoveRole.Heading", role.Name],
            new DialogParameters { [nameof(RemoveRoleDialog.Role)] = role, [nameof(RemoveRoleDialog.Roles)] = roles });
        await dialog.Result;
        await LoadAsync();
    }

    void Hear(IReadOnlyCollection<Change> changes)
    {
        if (changes.Contains(Change.Everywhere))
            _ = InvokeAsync(HeardAsync);
    }

    async Task HeardAsync()
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
