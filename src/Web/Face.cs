using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using MotCua.Web.Delivery;
using MotCua.Web.Protection;
using MotCua.Web.Words;

namespace MotCua.Web;

/// <summary>What all doors share: pages, words, looks, errors, safety headers.</summary>
public static class Face
{
    private static readonly PathString[] Lists = ["/counter", "/office", "/oversight", "/oversight/dossiers"];
    private static readonly PathString[] Static = ["/dist", "/js", "/favicon.svg", "/mark.svg", "/robots.txt"];

    /// <summary>Registers pages, message catalogue and tag helpers.</summary>
    public static IMvcBuilder AddFace(this IServiceCollection services, Action<FaceOptions>? configure = null)
    {
        var options = new FaceOptions();
        configure?.Invoke(options);
        services.AddSingleton(options);
        services.AddHttpContextAccessor();
        services.AddSingleton(_ => Messages.Load(Messages.Folder));
        services.AddScoped(s => new Texts(s.GetRequiredService<Messages>(), Language.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext)));

        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "motcua-form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml", "text/plain"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);

        // Letters of Vietnamese as they are, not as entities: a third of the bytes, and readable source.
        services.AddWebEncoders(o => o.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        services.AddOptions<Microsoft.AspNetCore.Mvc.MvcOptions>().Configure<Messages>((o, messages) =>
        {
            o.Filters.Add<SessionEnded>();
            o.Filters.Add<UnknownHandler>();
            o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            Speak(o.ModelBindingMessageProvider, messages);
        });
        return services.AddRazorPages().WithRazorPagesAtContentRoot().AddApplicationPart(typeof(Face).Assembly);
    }

    /// <summary>Safety headers, error pages, static files and language; call it before routing, sign-in and the doors.</summary>
    public static IApplicationBuilder UseFace(this IApplicationBuilder app)
    {
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider = files;

        app.Use(SecurityHeaders.AddAsync);
        app.Use(Language.RememberAsync);
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/kiosk"), kiosk => kiosk.Use(Kiosk.KioskLook.RememberAsync));
        // What is compressed holds no secret of a signed-in person beside text a stranger can steer (BREACH).
        app.UseWhen(MayBeCompressed, branch => branch.UseResponseCompression());
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = fault => fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(LeaveTheApiAloneAsync);
        var packed = new PackedFiles(files);
        app.Use(packed.ChooseAsync);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = packed,
            OnPrepareResponse = file =>
            {
                file.Context.Response.Headers.CacheControl = CacheTime(file.Context.Request);
                PackedFiles.Declare(file.Context.Response, file.File.Name);
            },
        });
        return app;
    }

    private static bool MayBeCompressed(HttpContext http) =>
        Array.Exists(Static, path => http.Request.Path.StartsWithSegments(path))
        || (HttpMethods.IsGet(http.Request.Method)
            && (http.Request.Path == "/" || http.Request.Path.StartsWithSegments("/portal") || http.Request.Path.StartsWithSegments("/help")
                // Lists of the desks, unless the address carries words the page repeats; the one token in them is made anew for every answer.
                || (Array.Exists(Lists, path => http.Request.Path == path) && !http.Request.Query.Keys.Any(IsRepeated))));

    private static bool IsRepeated(string key) => key.Equals("Text", StringComparison.OrdinalIgnoreCase) || key.Equals("Q", StringComparison.OrdinalIgnoreCase);

    // Names or queries that change with the content may be kept for a year.
    private static string CacheTime(HttpRequest request) =>
        request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/dist/fonts")
            ? "public, max-age=31536000, immutable"
            : "public, max-age=3600";

    private static Task LeaveTheApiAloneAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/api") && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(http);
    }

    private static void Speak(DefaultModelBindingMessageProvider provider, Messages messages)
    {
        string Text(string key) => messages.Find(Language.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Language.Vietnamese, key) ?? $"⟦{key}⟧";

        provider.SetValueMustNotBeNullAccessor(_ => Text("form.missing"));
        provider.SetMissingBindRequiredValueAccessor(_ => Text("form.missing"));
        provider.SetMissingKeyOrValueAccessor(() => Text("form.missing"));
        provider.SetMissingRequestBodyRequiredValueAccessor(() => Text("form.missing"));
        provider.SetValueIsInvalidAccessor(_ => Text("form.invalid"));
        provider.SetValueMustBeANumberAccessor(_ => Text("form.number"));
        provider.SetAttemptedValueIsInvalidAccessor((_, _) => Text("form.invalid"));
        provider.SetUnknownValueIsInvalidAccessor(_ => Text("form.invalid"));
        provider.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Text("form.invalid"));
        provider.SetNonPropertyUnknownValueIsInvalidAccessor(() => Text("form.invalid"));
        provider.SetNonPropertyValueMustBeANumberAccessor(() => Text("form.number"));
    }
}
