using Lms.Data.Mail;
using Lms.Web.Startup;
using Microsoft.Extensions.Options;

namespace Lms.Web.Mail;

static class MailStartup
{
    internal static void AddMail(this WebApplicationBuilder builder, LmsSettings settings)
    {
        if (settings.Mail is not { } mail)
            return;
        builder.Services.AddSingleton(Options.Create(new MailOptions { On = true, PerHour = mail.PerHour }));
        builder.Services.AddSingleton(mail).AddSingleton<LetterWriter>().AddHostedService<Postman>();
    }
}
