using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Permissions;

/// <summary>The roles and what each gives; what another administrator changes meanwhile appears in it.</summary>
public sealed partial class RolesPage
{
    IReadOnlyList<RoleView>? roles;
    Problem? problem;
    Task switched = Task.CompletedTask;
    int loads, newest;

    [Inject] RoleQueries Queries { get; set; } = null!;

    [Inject] RoleActions Actions { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    async Task LoadAsync()
    {
        var load = ++loads;
        var answer = await Queries.RolesAsync(await Current.GetAsync());
        if (load < newest)
            return; // a later look was answered sooner
        newest = load;
        if (Passes(answer.Problem))
            return;
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
    Task SwitchAsync(RoleCommand.Switch flip) => switched = SwitchAfterAsync(switched, flip);

    async Task SwitchAfterAsync(Task before, RoleCommand.Switch flip)
    {
        await before;
        await Actions.SwitchAsync(roles?.FirstOrDefault(r => r.Id == flip.Role.Id) ?? flip.Role, flip.Permission, flip.On);
        await LoadAsync();
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

    protected override bool Concerned(IReadOnlyCollection<Change> changes) => changes.Contains(Change.Everywhere);

    protected override Task ReadAgainAsync() => LoadAsync();
}
