DROP TRIGGER reference_forgotten ON claims_publicreference;
DROP FUNCTION claims_forget_earlier_texts();
DROP TRIGGER reference_text_taken_down ON claims_publicreference;
DROP FUNCTION claims_take_earlier_texts_down();
DROP FUNCTION claims_earlier_texts(text[]);
