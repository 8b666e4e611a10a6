package io.rowcast.sheets;

import com.google.api.services.sheets.v4.model.AddConditionalFormatRuleRequest;
import com.google.api.services.sheets.v4.model.BooleanCondition;
import com.google.api.services.sheets.v4.model.BooleanRule;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.Color;
import com.google.api.services.sheets.v4.model.ColorStyle;
import com.google.api.services.sheets.v4.model.ConditionValue;
import com.google.api.services.sheets.v4.model.ConditionalFormatRule;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.TextFormat;
import io.rowcast.writeback.StatusColours;
import java.util.List;

/** The request that gives cells a colour while they say a word. The user may change or remove the rule. */
final class ColourRule {
    private ColourRule() {}

    /** @param index its place among the rules of the tab, which are tried in turn */
    static Request of(GridRange cells, StatusColours.Colour colour, int index) {
        BooleanCondition says = new BooleanCondition()
                .setType("TEXT_EQ")
                .setValues(List.of(new ConditionValue().setUserEnteredValue(colour.text())));
        CellFormat look = new CellFormat()
                .setBackgroundColorStyle(style(colour.background()))
                .setTextFormat(new TextFormat().setForegroundColorStyle(style(colour.foreground())));
        return new Request()
                .setAddConditionalFormatRule(new AddConditionalFormatRuleRequest()
                        .setIndex(index)
                        .setRule(new ConditionalFormatRule()
                                .setRanges(List.of(cells))
                                .setBooleanRule(
                                        new BooleanRule().setCondition(says).setFormat(look))));
    }

    private static ColorStyle style(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new ColorStyle()
                .setRgbColor(new Color()
                        .setRed(part(rgb >> 16))
                        .setGreen(part(rgb >> 8))
                        .setBlue(part(rgb)));
    }

    private static float part(int shifted) {
        return (shifted & 0xff) / 255f;
    }
}
