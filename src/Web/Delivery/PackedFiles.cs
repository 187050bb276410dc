using System.IO.Compression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace MotCua.Web.Delivery;

/// <summary>
/// Style sheets, scripts and drawings, compressed once beside the file (<c>app.css.br</c>, <c>app.css.gz</c>) when the program is built, and sent
/// so to whoever takes it. A file without such companions is sent as it is.
/// </summary>
public sealed class PackedFiles(IFileProvider files) : IContentTypeProvider
{
    /// <summary>In the order they are preferred.</summary>
    private static readonly (string Coding, string Ending)[] s_codings = [("br", ".br"), ("gzip", ".gz")];
    private static readonly string[] s_packable = [".css", ".js", ".svg", ".txt", ".json"];
    private static readonly FileExtensionContentTypeProvider s_types = new();

    /// <summary>Compresses what is worth it under a folder, unless the companion is newer than the file.</summary>
    /// <returns>How many files have companions now.</returns>
    public static int Pack(string folder)
    {
        var packed = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => s_packable.Contains(Path.GetExtension(file))))
        {
            foreach (var (coding, ending) in s_codings)
                if (!File.Exists(file + ending) || File.GetLastWriteTimeUtc(file + ending) < File.GetLastWriteTimeUtc(file))
                    File.WriteAllBytes(file + ending, Compress(File.ReadAllBytes(file), coding));
            packed++;
        }
        return packed;
    }

    /// <summary>Points the request to the companion the client can read; the static files then send it.</summary>
    public Task ChooseAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.Value is { } path && s_packable.Contains(Path.GetExtension(path)))
        {
            var taken = http.Request.GetTypedHeaders().AcceptEncoding;
            foreach (var (coding, ending) in s_codings)
            {
                if (!Takes(taken, coding) || !files.GetFileInfo(path + ending).Exists)
                    continue;
                http.Request.Path = path + ending;
                break;
            }
        }
        return next(http);
    }

    /// <summary>Says how a companion is compressed; to be called before a static file is sent.</summary>
    public static void Declare(HttpResponse response, string fileName)
    {
        foreach (var (coding, ending) in s_codings)
            if (fileName.EndsWith(ending, StringComparison.Ordinal))
                response.Headers.ContentEncoding = coding;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
    }

    /// <inheritdoc/>
    public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType)
    {
        foreach (var (_, ending) in s_codings)
            if (subpath.EndsWith(ending, StringComparison.Ordinal))
                subpath = subpath[..^ending.Length];
        return s_types.TryGetContentType(subpath, out contentType);
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> taken, string coding) =>
        taken.Any(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && one.Quality is null or > 0);

    private static byte[] Compress(byte[] content, string coding)
    {
        using var target = new MemoryStream();
        using (Stream packing = coding == "br" ? new BrotliStream(target, CompressionLevel.SmallestSize) : new GZipStream(target, CompressionLevel.SmallestSize))
            packing.Write(content);
        return target.ToArray();
    }
}
