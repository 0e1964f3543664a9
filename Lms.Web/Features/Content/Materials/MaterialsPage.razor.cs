using Lms.Data.Content.Materials;
using Lms.Data.Shared;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Lms.Web.Features.Content.Materials;

/// <summary>The materials of a course, read again whenever somebody changes them.</summary>
public sealed partial class MaterialsPage : IAsyncDisposable
{
    CourseMaterials? view;
    Problem? problem;
    ElementReference list;
    DotNetObjectReference<MaterialsPage>? self;
    string moved = "";
    string? focus, draggable;
    long shown;
    int loads;

    [Inject] MaterialQueries Queries { get; set; } = null!;

    [Inject] CurrentActor Current { get; set; } = null!;

    [Inject] Browser Browser { get; set; } = null!;

    [Parameter] public long CourseId { get; set; }

    /// <summary>Something was dragged to a place, from 0, among the others.</summary>
    [JSInvokable]
    public Task DroppedAsync(string kind, long id, long sectionId, int position) => InvokeAsync(async () =>
    {
        if (kind == "section" && Sections.FirstOrDefault(s => s.Id == id) is { } section)
            await MoveAsync(section, position);
        else if (kind == "material" && Find(id) is { } line)
            await MoveAsync(line, sectionId, position);
        StateHasChanged();
    });

    public ValueTask DisposeAsync()
    {
        Dispose();
        self?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != CourseId)
            await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (view is { MayManage: true } && problem is null && list.Id is not null && list.Id != draggable && RendererInfo.IsInteractive)
        {
            draggable = list.Id; // another one, when the list went away and came back
            self ??= DotNetObjectReference.Create(this);
            await Browser.DragAsync(list, self);
        }

        // The focus goes with what was moved.
        if (focus is { } selector)
        {
            focus = null;
            await Browser.FocusAsync(selector);
        }
    }

    protected override bool Concerned(IReadOnlyCollection<Change> changes) =>
        changes.Any(change => change.TouchesPeopleOf(CourseId) || (change.Area == CourseArea.Materials && change.CourseId == CourseId));

    protected override Task ReadAgainAsync() => LoadAsync();

    async Task LoadAsync()
    {
        shown = CourseId;
        var load = ++loads;
        var answer = await Queries.CourseAsync(await Current.GetAsync(), CourseId);
        if (load != loads || Passes(answer.Problem))
            return; // something newer was asked for meanwhile
        problem = answer.Problem;
        if (answer.Succeeded)
            view = answer.Value;
    }

    IReadOnlyList<SectionView> Sections => view?.Sections ?? [];

    MaterialLine? Find(long id) => Sections.SelectMany(s => s.Materials).FirstOrDefault(line => line.Id == id);
}
