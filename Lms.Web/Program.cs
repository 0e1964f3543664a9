using Lms.Data;
using Lms.Web;
using Lms.Web.Circuits;
using Lms.Web.Mail;
using Lms.Web.Shared;
using Lms.Web.SignIn;
using Lms.Web.Startup;

OwnerOnly.FromNowOn();
if (Commands.Asked(args))
    return await Commands.RunAsync(args);

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.UseDefaultAddress();

var settings = LmsSettings.Read(builder.Configuration, builder.Environment);
if (settings.Faults.Count > 0)
    return Refusal.ToStart(settings.Faults);

builder.Services.AddLmsData(settings.ConnectionString, settings.StoragePath, settings.TimeZone);
builder.AddSignIn(settings);
builder.AddCircuits(settings);
builder.AddScreens(settings);
builder.AddHosting(settings);
builder.AddMail(settings);

var app = builder.Build();
app.UseHosting(settings);
app.UseRequestLocalization();
app.UseStatusPages(settings);
app.UseDownloadGuard();
app.UseAddressLimits(settings.Limits);
app.UseAuthentication();
app.UsePersonLimits(settings.Limits);
app.UseRefusalLimit(settings.Limits);
app.UseAuthorization();
app.UseCircuits();
app.UseFormGuard();

app.MapStaticAssets();
app.MapSignIn(settings);
app.MapHealth();
app.MapScreens();

return await app.ServeAsync(settings);
