namespace MotCua.Papers;

/// <summary>Places the parts of a sheet in a column.</summary>
internal sealed class BlockLayout(Typesetter type, Measure measure)
{
    private const float QrMillimetres = 27;
    private const float SignMillimetres = 15;
    private const float PointsPerMillimetre = 72 / 25.4f;

    private float Width => measure.Width;

    private float Text => measure.Text;

    public IEnumerable<Strip> Lay(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!measure.IsRoll && blocks[i] is Field { Half: true } left && i + 1 < blocks.Count && blocks[i + 1] is Field { Half: true } right)
            {
                yield return Pair(left, right);
                i++;
                continue;
            }
            foreach (var strip in Lay(blocks[i]))
                yield return strip;
        }
    }

    private IEnumerable<Strip> Lay(Block block) => block switch
    {
        Letterhead head => [measure.IsRoll ? Stacked(head) : Beside(head)],
        Title title => [Centred(title.Text, Face.SemiBold, measure.Title, capitals: true, above: 0.8f, below: 0.5f)],
        Notice notice => [Boxed(notice)],
        Field field => [One(field, 0, Width)],
        Group group => [Under(group)],
        ItemList list => Listed(list),
        Paragraph paragraph => [Plain(paragraph.Text)],
        QrPart qr => [measure.IsRoll ? QrStacked(qr) : QrBeside(qr)],
        Signatures signers => [measure.IsRoll ? SignedStacked(signers) : SignedBeside(signers)],
        _ => throw new InvalidOperationException($"No layout for {block.GetType().Name}."),
    };

    // Decree 30/2020/NĐ-CP, Annex I: agency left with the number under it, nation and motto right, place and date under them.
    private Strip Beside(Letterhead head)
    {
        var size = measure.Head;
        var nation = type.Break([Span.Strong(PrintText.Upper(head.Nation))], size, Width)[0].Width;
        var rightWidth = Math.Clamp(nation + 1, Width * 0.5f, Width * 0.64f);
        var gap = Text * 0.8f;
        var leftWidth = Width - rightWidth - gap;
        var left = New();
        left.Text([Span.Plain(PrintText.Upper(head.Parent))], size, 0, leftWidth, Align.Centre);
        left.Text([Span.Strong(PrintText.Upper(head.Office))], size, 0, leftWidth, Align.Centre);
        Ruled(left, 0, leftWidth, leftWidth * 0.36f);
        var right = New();
        right.Text([Span.Strong(PrintText.Upper(head.Nation))], size, leftWidth + gap, rightWidth, Align.Centre);
        var motto = right.Text([Span.Strong(head.Motto)], Text, leftWidth + gap, rightWidth, Align.Centre);
        Ruled(right, leftWidth + gap, rightWidth, motto);
        left.Y = right.Y = Math.Max(left.Y, right.Y) + (Text * 0.2f);
        if (head.Number is { } number)
            left.Text([Span.Plain(number)], Text, 0, leftWidth, Align.Centre);
        right.Text([Span.Plain(head.PlaceAndDate)], Text, leftWidth + gap, rightWidth, Align.Centre, oblique: true);
        return Joined(left, right);
    }

    private Strip Stacked(Letterhead head)
    {
        var setting = New();
        setting.Text([Span.Plain(PrintText.Upper(head.Parent))], measure.Small, 0, Width, Align.Centre);
        setting.Text([Span.Strong(PrintText.Upper(head.Office))], Text, 0, Width, Align.Centre);
        setting.Y += measure.Gap;
        setting.Text([Span.Strong(PrintText.Upper(head.Nation))], measure.Small, 0, Width, Align.Centre);
        var motto = setting.Text([Span.Strong(head.Motto)], measure.Small, 0, Width, Align.Centre);
        Ruled(setting, 0, Width, motto);
        setting.Y += measure.Gap;
        if (head.Number is { } number)
            setting.Text([Span.Plain(number)], Text, 0, Width, Align.Centre);
        setting.Text([Span.Plain(head.PlaceAndDate)], measure.Small, 0, Width, Align.Centre, oblique: true);
        return setting.ToStrip();
    }

    private Strip Centred(string text, Face face, float size, bool capitals, float above, float below)
    {
        var setting = New();
        setting.Y = size * above;
        setting.Text([new Span(capitals ? PrintText.Upper(text) : text, face)], size, 0, Width, Align.Centre);
        setting.Y += size * below;
        return setting.ToStrip(keepWithNext: true);
    }

    private Strip Boxed(Notice notice)
    {
        var setting = New();
        var (margin, inside) = (measure.Gap, Text * 0.4f);
        setting.Y = margin + (inside / 2);
        setting.Text([Span.Strong(notice.Text)], Text, inside, Width - (2 * inside), Align.Centre);
        setting.Y += inside / 2;
        var line = Math.Max(1, measure.Unit * 0.8f);
        setting.Add(new BoxInk(line / 2, margin, Width - line, setting.Y - margin, line));
        setting.Y += margin;
        return setting.ToStrip();
    }

    private Strip Pair(Field left, Field right)
    {
        var gap = Text;
        var half = (Width - gap) / 2;
        var (one, two) = (Setting(left, 0, half), Setting(right, half + gap, half));
        return Joined(one, two);
    }

    private Strip One(Field field, float x, float width) => Setting(field, x, width).ToStrip();

    private Setting Setting(Field field, float x, float width)
    {
        var setting = New();
        setting.Y = measure.Gap / 2;
        Span label = Span.Plain(field.Label + ":");
        if (string.IsNullOrWhiteSpace(field.Value))
            Blank(setting, label, x, width);
        else if (field.Strong && measure.IsRoll)
        {
            setting.Text([label], Text, x, width);
            setting.Text([Span.Strong(field.Value)], Text * 1.2f, x, width);
        }
        else
            setting.Text([label, field.Strong ? Span.Strong(field.Value) : Strongish(field.Value)], Text, x, width);
        setting.Y += measure.Gap / 2;
        return setting;
    }

    // On a roll the label and the value must be told apart at a glance; on a form they are as the ministry's pattern has them.
    private Span Strongish(string value) => measure.IsRoll ? Span.Strong(value) : Span.Plain(value);

    private void Blank(Setting setting, Span label, float x, float width)
    {
        var lines = type.Break([label], Text, width);
        foreach (var line in lines.SkipLast(1))
            setting.Line(line, Text, x, width);
        var last = lines[^1];
        var begin = last.Width + (Face.Regular.Space * Text);
        setting.Put(last, Text, x);
        if (width - begin < width * 0.2f)
            (setting.Y, begin) = (setting.Y + (Text * measure.Leading), 0);
        setting.Line(type.Dots(Text, width - begin), Text, x + begin, width - begin);
    }

    private Strip Under(Group group)
    {
        var setting = New();
        setting.Y = measure.Gap / 2;
        setting.Text([Span.Strong(group.Text)], Text, 0, Width);
        return setting.ToStrip(keepWithNext: true);
    }

    private IEnumerable<Strip> Listed(ItemList list)
    {
        var head = New();
        head.Y = measure.Gap / 2;
        head.Text([Span.Plain(list.Label + ":")], Text, 0, Width);
        yield return head.ToStrip(keepWithNext: true);
        // Two digits and more need more room.
        var indent = Math.Max(Text * 1.7f, (type.Shape($"{list.Items.Count}.", Face.Regular).Width + 0.5f) * Text);
        foreach (var (item, number) in list.Items.Select((item, i) => (item, i + 1)))
        {
            var setting = New();
            if (item.Ticked is { } ticked)
                setting.Add(new TickInk(0, Text * 0.42f, Text * 0.86f, ticked));
            else
                setting.Put(type.Break([Span.Plain($"{number}.")], Text, Width)[0], Text, 0);
            Span[] spans = item.Lead is { } lead ? [Span.Strong(lead), Span.Plain(item.Text)] : [Span.Plain(item.Text)];
            setting.Text(spans, Text, indent, Width - indent);
            yield return setting.ToStrip();
        }
    }

    private Strip Plain(string text)
    {
        var setting = New();
        setting.Y = measure.Gap;
        setting.Text([Span.Plain(text)], Text, 0, Width);
        setting.Y += measure.Gap;
        return setting.ToStrip();
    }

    private Strip QrBeside(QrPart qr)
    {
        var square = QrSquare.Of(qr.Content);
        var side = QrMillimetres * PointsPerMillimetre * measure.Unit;
        var x = side + Text;
        var setting = New();
        setting.Y = Text;
        setting.Add(new QrInk(0, setting.Y, side / square.Size, square));
        setting.Y += Text * 0.4f;
        setting.Text([Span.Plain(qr.Words)], measure.Small, x, Width - x);
        foreach (var code in qr.Codes)
            setting.Text([Span.Strong(code)], Text, x, Width - x);
        setting.Y = Math.Max(setting.Y, Text + side);
        return setting.ToStrip();
    }

    private Strip QrStacked(QrPart qr)
    {
        var square = QrSquare.Of(qr.Content);
        var module = Math.Max(1, MathF.Floor(Math.Min(Width * 0.8f, 330) / square.Size));
        var setting = New();
        setting.Y = MathF.Ceiling(measure.Gap);
        setting.Add(new QrInk(MathF.Floor((Width - (module * square.Size)) / 2), setting.Y, module, square));
        setting.Y += module * square.Size;
        setting.Text([Span.Plain(qr.Words)], measure.Small, 0, Width, Align.Centre);
        foreach (var code in qr.Codes)
            setting.Text([Span.Strong(code)], Text * 1.2f, 0, Width, Align.Centre);
        return setting.ToStrip();
    }

    private Strip SignedBeside(Signatures signers)
    {
        var columns = Math.Max(2, signers.Signers.Count);
        var width = Width / columns;
        var all = New();
        var deepest = 0f;
        foreach (var (signer, i) in signers.Signers.Select((signer, i) => (signer, i)))
        {
            var x = (i + columns - signers.Signers.Count) * width;
            all.Y = Text * 0.8f;
            all.Text([Span.Strong(PrintText.Upper(signer.Role))], measure.Head, x, width, Align.Centre);
            all.Text([Span.Plain(signer.Hint)], measure.Small, x, width, Align.Centre, oblique: true);
            all.Y += SignMillimetres * PointsPerMillimetre * measure.Unit;
            if (signer.Name is { } name)
                all.Text([Span.Strong(name)], Text, x, width, Align.Centre);
            deepest = Math.Max(deepest, all.Y);
        }
        all.Y = deepest;
        return all.ToStrip();
    }

    private Strip SignedStacked(Signatures signers)
    {
        var setting = New();
        foreach (var signer in signers.Signers)
        {
            setting.Y += measure.Gap;
            setting.Text([Span.Strong(signer.Role)], Text, 0, Width, Align.Centre);
            setting.Text([Span.Plain(signer.Hint)], measure.Small, 0, Width, Align.Centre, oblique: true);
            setting.Y += Text * 3;
            if (signer.Name is { } name)
                setting.Text([Span.Strong(name)], Text, 0, Width, Align.Centre);
        }
        return setting.ToStrip();
    }

    private void Ruled(Setting setting, float x, float width, float rule)
    {
        var line = Math.Max(1, measure.Unit * 0.6f);
        setting.Add(new RuleInk(x + ((width - rule) / 2), setting.Y, rule, line));
        setting.Y += line + (Text * 0.2f);
    }

    private Setting New() => new(type, measure);

    private static Strip Joined(Setting one, Setting two)
    {
        var (left, right) = (one.ToStrip(), two.ToStrip());
        return new Strip(Math.Max(left.Height, right.Height), [.. left.Inks, .. right.Inks]);
    }
}
