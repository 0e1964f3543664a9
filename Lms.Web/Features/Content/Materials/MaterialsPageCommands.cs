using Lms.Data.Content.Materials;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Lms.Web.Features.Content.Materials;

/// <summary>What is done on the list.</summary>
public sealed partial class MaterialsPage
{
    [Inject] MaterialService Materials { get; set; } = null!;

    [Inject] MaterialSectionService Headings { get; set; } = null!;

    [Inject] IDialogService Dialogs { get; set; } = null!;

    [Inject] Messages Messages { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    Task DoAsync(MaterialCommand command) => command switch
    {
        MaterialCommand.AddTo add => AddAsync(add.Section, add.Kind),
        MaterialCommand.Publish publish => PublishAsync(publish.Line, publish.On),
        MaterialCommand.Move move => MoveByAsync(move.Line, move.By),
        MaterialCommand.MoveElsewhere elsewhere => MoveElsewhereAsync(elsewhere.Line),
        MaterialCommand.Remove remove => RemoveAsync(remove.Line),
        MaterialCommand.RenameSection rename => RenameAsync(rename.Section),
        MaterialCommand.MoveSection move => MoveAsync(move.Section, Sections.ToList().FindIndex(s => s.Id == move.Section.Id) + move.By),
        MaterialCommand.PublishSection publish => PublishAsync(publish.Section),
        MaterialCommand.RemoveSection remove => RemoveAsync(remove.Section),
        _ => throw new InvalidOperationException($"Nobody has said what {command} does."),
    };

    async Task AddSectionAsync()
    {
        if (await AskAsync(Say["Materials.AddSection"], "", false, (actor, typed) => Headings.AddAsync(actor, CourseId, typed.Title)) is not null)
            await LoadAsync();
    }

    async Task RenameAsync(SectionView section)
    {
        if (await AskAsync(Say["Materials.RenameOf", section.Title], section.Title, false, async (actor, typed) =>
                await Headings.RenameAsync(actor, section.Id, typed.Title) is { Problem: { } refused } ? refused : section.Id) is not null)
            await LoadAsync();
    }

    async Task AddAsync(SectionView section, MaterialKind kind)
    {
        var link = kind == MaterialKind.Link;
        var id = await AskAsync(Say[link ? "Materials.AddLink" : "Materials.AddPage"], "", link, (actor, typed) => Materials.AddAsync(actor, section.Id, kind, typed));
        if (id is null)
            return;
        await LoadAsync();
        if (!link)
            Navigation.NavigateTo($"/courses/{CourseId}/materials/{id}/edit");
    }

    async Task PublishAsync(MaterialLine line, bool on)
    {
        if (await TriedAsync(actor => Materials.PublishAsync(actor, line.Id, on)))
            Messages.Tell(Say[on ? "Told.Published" : "Told.Unpublished", line.Title], () => InvokeAsync(async () =>
            {
                await TriedAsync(actor => Materials.PublishAsync(actor, line.Id, !on));
                StateHasChanged();
            }));
    }

    async Task PublishAsync(SectionView section)
    {
        if (await Dialogs.ConfirmAsync(Say["PublishSection.Heading", section.Title], Say["PublishSection.Lead"], Say["PublishSection.Do"], Say["Cancel"])
            && await TriedAsync(actor => Headings.PublishAsync(actor, section.Id)))
            Messages.Tell(Say["Told.SectionPublished", section.Title]);
    }

    async Task RemoveAsync(MaterialLine line)
    {
        if (await Dialogs.ConfirmAsync(Say["RemoveMaterial.Heading", line.Title], Say["RemoveMaterial.Lead"], Say["RemoveMaterial.Do"], Say["Cancel"])
            && await TriedAsync(actor => Materials.RemoveAsync(actor, line.Id)))
            Messages.Tell(Say["Told.MaterialRemoved", line.Title]);
    }

    async Task RemoveAsync(SectionView section)
    {
        if (await Dialogs.ConfirmAsync(Say["RemoveMaterial.Heading", section.Title], Say["RemoveSection.Lead", section.Materials.Count], Say["RemoveMaterial.Do"], Say["Cancel"])
            && await TriedAsync(actor => Headings.RemoveAsync(actor, section.Id)))
            Messages.Tell(Say["Told.MaterialRemoved", section.Title]);
    }

    Task MoveByAsync(MaterialLine line, int by)
    {
        var section = Sections.First(s => s.Id == line.SectionId);
        return MoveAsync(line, section.Id, section.Materials.ToList().FindIndex(m => m.Id == line.Id) + by);
    }

    async Task MoveElsewhereAsync(MaterialLine line)
    {
        var dialog = await Dialogs.ShowAsync<MoveDialog>(Say["Materials.MoveOf", line.Title], new DialogParameters
        {
            [nameof(MoveDialog.Sections)] = Sections,
            [nameof(MoveDialog.Section)] = line.SectionId,
        });
        if (await dialog.GetReturnValueAsync<long?>() is { } section)
            await MoveAsync(line, section, int.MaxValue);
    }

    async Task MoveAsync(MaterialLine line, long sectionId, int position)
    {
        if (position < 0 || !await TriedAsync(actor => Materials.MoveAsync(actor, line.Id, sectionId, position)))
            return;
        var section = Sections.FirstOrDefault(s => s.Materials.Any(m => m.Id == line.Id));
        Tell(section is null ? 0 : section.Materials.ToList().FindIndex(m => m.Id == line.Id) + 1, section?.Materials.Count ?? 0, section?.Title ?? "");
        focus = $"#move-material-{line.Id}";
    }

    async Task MoveAsync(SectionView section, int position)
    {
        if (position < 0 || !await TriedAsync(actor => Headings.MoveAsync(actor, section.Id, position)))
            return;
        Tell(Sections.ToList().FindIndex(s => s.Id == section.Id) + 1, Sections.Count, Say["Materials.Heading"]);
        focus = $"#move-section-{section.Id}";
    }

    void Tell(int place, int of, string where) => moved = Say["Materials.Moved", place, of, where];

    // A dialog stays open, with what was typed, until it succeeds.
    async Task<long?> AskAsync(string heading, string title, bool address, Func<Actor, MaterialText, Task<Result<long>>> add)
    {
        var dialog = await Dialogs.ShowAsync<TitleDialog>(heading, new DialogParameters
        {
            [nameof(TitleDialog.Title)] = title,
            [nameof(TitleDialog.AsksAddress)] = address,
            [nameof(TitleDialog.Save)] = async (MaterialText typed) => await add(await Current.GetAsync(), typed),
        });
        return await dialog.GetReturnValueAsync<long?>();
    }

    async Task<bool> TriedAsync(Func<Actor, Task<Result<Done>>> change)
    {
        var done = await change(await Current.GetAsync());
        if (done.Problem is { } refused)
            Messages.Tell(refused);
        await LoadAsync();
        return done.Succeeded;
    }
}
