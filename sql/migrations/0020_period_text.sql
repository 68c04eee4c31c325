-- A period in the form in which others write it, and as a range of days that can be asked for overlap.
CREATE FUNCTION core.date_text(day date, depth integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT
        LPAD(EXTRACT(YEAR FROM day)::text, 4, '0')
        || CASE WHEN depth > 1 THEN '-' || LPAD(EXTRACT(MONTH FROM day)::text, 2, '0') ELSE '' END
        || CASE WHEN depth > 2 THEN '-' || LPAD(EXTRACT(DAY FROM day)::text, 2, '0') ELSE '' END
$$;
COMMENT ON FUNCTION core.date_text(date, integer) IS 'A day as 2026-03-14, with depth 2 its month as 2026-03, with depth 1 its year as 2026.';

CREATE FUNCTION core.period_text(first_day date, day_after date) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT
        CASE
            WHEN day_after = first_day + 1 THEN core.DATE_TEXT(first_day, 3)
            WHEN day_after = first_day + 7 AND EXTRACT(ISODOW FROM first_day) = 1
                THEN
                    LPAD(EXTRACT(ISOYEAR FROM first_day)::text, 4, '0') || '-W'
                    || LPAD(EXTRACT(WEEK FROM first_day)::text, 2, '0')
            WHEN EXTRACT(DAY FROM first_day) <> 1 OR EXTRACT(DAY FROM day_after) <> 1
                THEN core.DATE_TEXT(first_day, 3) || '/' || core.DATE_TEXT(day_after - 1, 3)
            WHEN day_after = first_day + INTERVAL '1 month' THEN core.DATE_TEXT(first_day, 2)
            WHEN day_after = first_day + INTERVAL '3 months' AND EXTRACT(MONTH FROM first_day) IN (1, 4, 7, 10)
                THEN core.DATE_TEXT(first_day, 1) || '-' || (32 + EXTRACT(QUARTER FROM first_day))::text
            WHEN day_after = first_day + INTERVAL '6 months' AND EXTRACT(MONTH FROM first_day) IN (1, 7)
                THEN core.DATE_TEXT(first_day, 1) || CASE WHEN EXTRACT(MONTH FROM first_day) = 1 THEN '-40' ELSE '-41' END
            WHEN EXTRACT(MONTH FROM first_day) <> 1 OR EXTRACT(MONTH FROM day_after) <> 1
                THEN core.DATE_TEXT(first_day, 2) || '/' || core.DATE_TEXT(day_after - 1, 2)
            WHEN day_after = first_day + INTERVAL '1 year' THEN core.DATE_TEXT(first_day, 1)
            WHEN day_after = first_day + INTERVAL '10 years' AND EXTRACT(YEAR FROM first_day)::integer % 10 = 0
                THEN LEFT(core.DATE_TEXT(first_day, 1), 3) || 'X'
            ELSE core.DATE_TEXT(first_day, 1) || '/' || core.DATE_TEXT(day_after - 1, 1)
        END
$$;
COMMENT ON FUNCTION core.period_text(date, date)
IS 'A period in ISO 8601 and EDTF: 2026-03-14, 2026-W11, 2026-03, 2026-33 (first quarter), 2026-40 (first half), 2026, 202X, 2026-01/2026-05.';

ALTER TABLE core.period
ADD COLUMN period_text text NOT NULL GENERATED ALWAYS AS (core.PERIOD_TEXT(period_start, period_end)) STORED,
ADD COLUMN days daterange NOT NULL GENERATED ALWAYS AS (DATERANGE(period_start, period_end)) STORED;
COMMENT ON COLUMN core.period.period_text IS 'In ISO 8601 and EDTF: 2026-03-14, 2026-W11, 2026-03, 2026-33 (first quarter), 2026-40 (first half), 2026, 202X; first and last, else.';
COMMENT ON COLUMN core.period.days IS 'Its days as a range: && asks for overlap.';
