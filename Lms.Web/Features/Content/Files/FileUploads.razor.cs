using Lms.Data.Content.Files;
using Lms.Data.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Content.Files;

/// <summary>Files come one after the other: what is refused is said, and the others are taken all the same.</summary>
public sealed partial class FileUploads : IDisposable
{
    const int AtOnce = 50;

    readonly string id = $"upload-{Guid.NewGuid():N}";
    readonly List<Upload> uploads = [];
    string told = "";
    int round;
    bool gone;

    [Inject] FileStore Store { get; set; } = null!;

    [Inject] IOptions<FilesOptions> Files { get; set; } = null!;

    /// <summary>What the button is for.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Whether one file is wanted.</summary>
    [Parameter] public bool OnlyOne { get; set; }

    /// <summary>Buttons that stand beside.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>What becomes of a file that came; null: it was taken.</summary>
    [Parameter, EditorRequired] public Func<NewFile, Task<Problem?>> OnFile { get; set; } = null!;

    bool Working => uploads.Exists(upload => upload is { Problem: null, Stopped: false });

    public void Dispose()
    {
        gone = true;
        uploads.ForEach(upload => upload.Stop.Cancel());
    }

    async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        uploads.Clear();
        if (chosen.FileCount > AtOnce)
        {
            uploads.Add(new Upload("") { Problem = new Problem(Why.TooManyFiles, AtOnce) });
            return;
        }

        var waiting = chosen.GetMultipleFiles(AtOnce).Select(file => (file, upload: new Upload(file.Name))).ToList();
        uploads.AddRange(waiting.Select(w => w.upload));
        foreach (var (file, upload) in waiting)
            await SaveAsync(file, upload);
        if (!gone)
            round++; // the same file can be chosen again
    }

    async Task SaveAsync(IBrowserFile file, Upload upload)
    {
        StateHasChanged();
        var problem = file.Size > Files.Value.MaxBytes ? new Problem(Why.UploadTooLarge, file.Name, Files.Value.MaxMegabytes) : null;
        try
        {
            upload.Stop.Token.ThrowIfCancellationRequested();
            problem ??= await StreamAsync(file, upload);
        }
        catch (OperationCanceledException) when (upload.Stop.IsCancellationRequested)
        {
            upload.Stopped = true;
            return;
        }

        upload.Problem = problem is null or { Why: Why.UploadTooLarge or Why.FileEmpty or Why.FileTypeNotAllowed or Why.UploadFailed } ? problem : problem with { About = upload.Name };
        if (problem is null)
        {
            uploads.Remove(upload);
            told = Say["Upload.Done", upload.Name];
        }
    }

    async Task<Problem?> StreamAsync(IBrowserFile file, Upload upload)
    {
        await using var content = new CountedStream(file.OpenReadStream(Math.Max(1, Files.Value.MaxBytes), upload.Stop.Token), read => Show(upload, read, file.Size));
        var saved = await Store.SaveAsync(file.Name, content, upload.Stop.Token);
        return saved.Succeeded ? await OnFile(saved.Value) : saved.Problem;
    }

    // Each hundredth once: a page is not drawn for every packet.
    void Show(Upload upload, long read, long size)
    {
        var percent = (int)(100 * read / Math.Max(1, size));
        if (percent == upload.Percent)
            return;
        upload.Percent = percent;
        _ = InvokeAsync(StateHasChanged);
    }

    sealed class Upload(string name)
    {
        public string Name { get; } = name;

        public CancellationTokenSource Stop { get; } = new();

        public int Percent { get; set; }

        public bool Stopped { get; set; }

        public Problem? Problem { get; set; }
    }
}
