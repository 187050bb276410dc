namespace MotCua.Web.Protection;

/// <summary>The headers every answer carries, errors included.</summary>
public static class SecurityHeaders
{
    /// <summary>Only what we serve ourselves runs, shows or is called; no inline script or style anywhere.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string NoDevices =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), accelerometer=(), gyroscope=(), magnetometer=()";

    /// <summary>Set when the answer starts, because an error handler clears what was set before it.</summary>
    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var headers = http.Response.Headers;
            // A citizen's upload comes with a stricter one of its own.
            if (headers.ContentSecurityPolicy.Count is 0)
                headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            if (headers["Referrer-Policy"].Count is 0)
                headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = NoDevices;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (http.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            // A page may hold a person's affairs, and the next person sits at the same kiosk: kept nowhere unless the page says otherwise.
            if (headers.CacheControl.Count is 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, http);
        return next(http);
    }
}
