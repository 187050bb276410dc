using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using MotCua.Web.Delivery;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

public sealed class PackedFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motcua-packed-");

    private string Sheet => Path.Combine(_folder.FullName, "a.css");

    public PackedFilesTests() => File.WriteAllText(Sheet, string.Concat(Enumerable.Repeat("p{color:red}", 500)));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_is_packed_unpacks_to_the_same_bytes()
    {
        PackedFiles.Pack(_folder.FullName).ShouldBe(1);

        using var brotli = new StreamReader(new BrotliStream(File.OpenRead(Sheet + ".br"), CompressionMode.Decompress));
        brotli.ReadToEnd().ShouldBe(File.ReadAllText(Sheet));
        using var gzip = new StreamReader(new GZipStream(File.OpenRead(Sheet + ".gz"), CompressionMode.Decompress));
        gzip.ReadToEnd().ShouldBe(File.ReadAllText(Sheet));
    }

    [Fact]
    public void A_file_that_changed_is_packed_again_and_companions_are_not_packed_themselves()
    {
        PackedFiles.Pack(_folder.FullName);
        File.WriteAllText(Sheet, "b{}");
        File.SetLastWriteTimeUtc(Sheet, DateTime.UtcNow.AddMinutes(1));
        PackedFiles.Pack(_folder.FullName);

        using var brotli = new StreamReader(new BrotliStream(File.OpenRead(Sheet + ".br"), CompressionMode.Decompress));
        brotli.ReadToEnd().ShouldBe("b{}");
        _folder.GetFiles().Select(file => file.Name).Order().ShouldBe(["a.css", "a.css.br", "a.css.gz"]);
    }

    [Theory]
    [InlineData("gzip, br", "/a.css.br")]
    [InlineData("gzip", "/a.css.gz")]
    [InlineData("br;q=0, gzip;q=0.5", "/a.css.gz")]
    [InlineData("identity", "/a.css")]
    [InlineData("", "/a.css")]
    public async Task The_client_gets_the_best_it_can_read(string taken, string path)
    {
        PackedFiles.Pack(_folder.FullName);
        var http = new DefaultHttpContext();
        http.Request.Path = "/a.css";
        http.Request.Headers.AcceptEncoding = taken;
        var packed = new PackedFiles(new PhysicalFileProvider(_folder.FullName));

        await packed.ChooseAsync(http, _ => Task.CompletedTask);

        http.Request.Path.Value.ShouldBe(path);
        packed.TryGetContentType(path, out var type).ShouldBeTrue();
        type.ShouldBe("text/css");
    }

    [Fact]
    public async Task What_was_never_packed_is_sent_as_it_is()
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/a.css";
        http.Request.Headers.AcceptEncoding = "br";

        await new PackedFiles(new PhysicalFileProvider(_folder.FullName)).ChooseAsync(http, _ => Task.CompletedTask);

        http.Request.Path.Value.ShouldBe("/a.css");
    }
}
