import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 9397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ AwsQueryProtocol)
/* harmony export */ });
/* harmony import */ var _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4321);
/* harmony import */ var _RpcProtocol_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4487);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3646);
/* harmony import */ var _hasOwn_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5222);
/* harmony import */ var _node_http_handler_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9287);
/* harmony import */ var _FromStringShapeDeserializer_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5289);
/* harmony import */ var _toUtf8_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7848);







// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/get-value-from-text-node.js
const getValueFromTextNode = (obj) => {
	const textNodeName = "#text";
	for (const key in obj) {
		if (!(0,_hasOwn_js__WEBPACK_IMPORTED_MODULE_6__.t)(obj, key)) continue;
		if (obj[key][textNodeName] !== void 0) obj[key] = obj[key][textNodeName];
		else if (typeof obj[key] === "object" && obj[key] !== null) obj[key] = getValueFromTextNode(obj[key]);
	}
	return obj;
};
// ../../node_modules/.pnpm/@aws-sdk+xml-builder@3.972.43/node_modules/@aws-sdk/xml-builder/dist-es/xml-parser.js
function writeKey$1(obj) {
	Object.defineProperty(obj, "__proto__", {
		value: void 0,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
function parseXML(xml) {
	return new AwsXmlParser(xml).parse();
}
var AwsXmlParser = class AwsXmlParser {
	x;
	i = 0;
	z;
	constructor(x) {
		this.x = x;
		this.x = x.replace(/\r\n?/g, "\n");
		this.z = this.x.length;
	}
	parse() {
		const p = this;
		const { z } = p;
		while (p.i < z) {
			p.trim();
			if (p.i >= z) break;
			if (p.isNext("<?")) {
				p.readTo("?>");
				p.trim();
			} else if (p.isNext("<!--")) {
				p.readTo("-->");
				p.trim();
			} else if (p.isNext("<!DOCTYPE", false)) {
				p.skipDoctype();
				p.trim();
			} else if (p.x[p.i] === "<") {
				const root = p.parseTag();
				return { [root.tag]: root.value };
			} else throw new Error("@aws-sdk XML parse error: unexpected content.");
		}
		throw new Error("@aws-sdk XML parse error: no root element.");
	}
	isNext(s, caseSensitive = true) {
		const p = this;
		if (caseSensitive) return p.x.startsWith(s, p.i);
		return p.x.toLowerCase().startsWith(s.toLowerCase(), p.i);
	}
	readTo(stop) {
		const p = this;
		const _i = p.x.indexOf(stop, p.i);
		if (_i === -1) throw new Error(`@aws-sdk XML parse error: expected "${stop}" not found.`);
		const result = p.x.slice(p.i, _i);
		p.i = _i + stop.length;
		return result;
	}
	trim() {
		const p = this;
		while (p.i < p.z && " 	\r\n".includes(p.x[p.i])) ++p.i;
	}
	readAttrValue() {
		const p = this;
		const quote = p.x[p.i];
		++p.i;
		let value = "";
		while (p.i < p.z && p.x[p.i] !== quote) value += p.x[p.i++];
		++p.i;
		return p.decodeEntities(value);
	}
	parseTag() {
		const p = this;
		++p.i;
		let tag = "";
		while (p.i < p.z && !" 	\r\n>/".includes(p.x[p.i])) tag += p.x[p.i++];
		let hasAttrs = false;
		const attrs = {};
		while (p.i < p.z) {
			p.trim();
			if (">/".includes(p.x[p.i])) break;
			let name = "";
			while (p.i < p.z && !"= 	\r\n>/?".includes(p.x[p.i])) name += p.x[p.i++];
			p.trim();
			if (p.x[p.i] !== "=") break;
			++p.i;
			p.trim();
			if (name === "__proto__") writeKey$1(attrs);
			attrs[name] = p.readAttrValue();
			hasAttrs = true;
		}
		if (p.i >= p.z) throw new Error("@aws-sdk XML parse error: unexpected end of input.");
		if (p.x[p.i] === "/") {
			++p.i;
			if (p.i >= p.z || p.x[p.i] !== ">") throw new Error("@aws-sdk XML parse error: expected > at the end of self-closing tag.");
			++p.i;
			return {
				tag,
				value: hasAttrs ? attrs : ""
			};
		}
		if (p.x[p.i] !== ">") throw new Error("@aws-sdk XML parse error: expected > at the end of opening tag.");
		++p.i;
		const textParts = [];
		const childTags = [];
		let hasElementChild = false;
		while (p.i < p.z) {
			if (p.isNext("</")) break;
			if (p.x[p.i] === "<") {
				if (p.isNext("<!--")) p.readTo("-->");
				else if (p.isNext("<![CDATA[")) {
					p.i += 9;
					textParts.push(p.readTo("]]>"));
				} else if (p.isNext("<?")) p.readTo("?>");
				else {
					hasElementChild = true;
					childTags.push(p.parseTag());
				}
			} else {
				let text = "";
				while (p.i < p.z && p.x[p.i] !== "<") text += p.x[p.i++];
				textParts.push(p.decodeEntities(text));
			}
		}
		if (!p.isNext("</")) throw new Error(`@aws-sdk XML parse error: missing closing tag </${tag}>.`);
		p.i += 2;
		const closeTag = p.readTo(">").trim();
		if (closeTag !== tag) throw new Error(`@aws-sdk XML parse error: mismatched tags <${tag}> and </${closeTag}>.`);
		if (!hasAttrs && textParts.length === 0 && !hasElementChild) return {
			tag,
			value: ""
		};
		if (!hasAttrs && !hasElementChild) {
			const text = textParts.length === 1 ? textParts[0] : textParts.join("");
			if (text.trim() === "" && text.includes("\n")) return {
				tag,
				value: ""
			};
			return {
				tag,
				value: text
			};
		}
		const obj = {};
		for (const text of textParts) {
			if (text.trim() === "" && text.includes("\n")) continue;
			obj["#text"] = "#text" in obj ? obj["#text"] + text : text;
		}
		for (const child of childTags) {
			if (child.tag === "__proto__") writeKey$1(obj);
			if (child.tag in obj) {
				if (Array.isArray(obj[child.tag])) obj[child.tag].push(child.value);
				else obj[child.tag] = [obj[child.tag], child.value];
			} else obj[child.tag] = child.value;
		}
		for (const [k, v] of Object.entries(attrs)) {
			if (k === "__proto__") writeKey$1(obj);
			obj[k] = v;
		}
		return {
			tag,
			value: obj
		};
	}
	static ENTITIES = {
		amp: "&",
		lt: "<",
		gt: ">",
		quot: "\"",
		apos: "'"
	};
	skipDoctype() {
		const p = this;
		p.i += 9;
		let depth = 0;
		while (p.i < p.z) {
			const c = p.x[p.i];
			if (c === "[") ++depth;
			else if (c === "]") --depth;
			else if (c === ">" && depth === 0) {
				++p.i;
				return;
			}
			++p.i;
		}
		throw new Error("@aws-sdk XML parse error: unclosed DOCTYPE.");
	}
	decodeEntities(s) {
		return s.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z0-9]{0,30}));/g, (_, hex, dec, named) => {
			if (hex) return String.fromCharCode(parseInt(hex, 16));
			if (dec) return String.fromCharCode(parseInt(dec, 10));
			return AwsXmlParser.ENTITIES[named] ?? "";
		});
	}
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/protocols/ConfigurableSerdeContext.js
var SerdeContextConfig = class {
	serdeContext;
	setSerdeContext(serdeContext) {
		this.serdeContext = serdeContext;
	}
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/protocols/UnionSerde.js
var UnionSerde = class {
	from;
	to;
	keys;
	constructor(from, to) {
		this.from = from;
		this.to = to;
		const keys = Object.keys(this.from);
		const set = new Set(keys);
		set.delete("__type");
		this.keys = set;
	}
	mark(key) {
		this.keys.delete(key);
	}
	hasUnknown() {
		return this.keys.size === 1 && Object.keys(this.to).length === 0;
	}
	writeUnknown() {
		if (this.hasUnknown()) {
			const k = this.keys.values().next().value;
			const v = this.from[k];
			this.to.$unknown = [k, v];
		}
	}
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/protocols/writeKey.js
function writeKey(obj) {
	Object.defineProperty(obj, "__proto__", {
		value: void 0,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/XmlShapeDeserializer.js
var XmlShapeDeserializer = class extends SerdeContextConfig {
	settings;
	stringDeserializer;
	constructor(settings) {
		super();
		this.settings = settings;
		this.stringDeserializer = new _FromStringShapeDeserializer_js__WEBPACK_IMPORTED_MODULE_4__.t(settings);
	}
	setSerdeContext(serdeContext) {
		this.serdeContext = serdeContext;
		this.stringDeserializer.setSerdeContext(serdeContext);
	}
	read(schema, bytes, key) {
		const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_2__.o.of(schema);
		const memberSchemas = ns.getMemberSchemas();
		if (ns.isStructSchema() && ns.isMemberSchema() && !!Object.values(memberSchemas).find((memberNs) => {
			return !!memberNs.getMemberTraits().eventPayload;
		})) {
			const output = {};
			const memberName = Object.keys(memberSchemas)[0];
			if (memberSchemas[memberName].isBlobSchema()) output[memberName] = bytes;
			else output[memberName] = this.read(memberSchemas[memberName], bytes);
			return output;
		}
		const xmlString = (this.serdeContext?.utf8Encoder ?? _toUtf8_js__WEBPACK_IMPORTED_MODULE_5__.t)(bytes);
		const parsedObject = this.parseXml(xmlString);
		return this.readSchema(schema, key ? parsedObject[key] : parsedObject);
	}
	readSchema(_schema, value) {
		const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_2__.o.of(_schema);
		if (ns.isUnitSchema()) return;
		const traits = ns.getMergedTraits();
		if (ns.isListSchema() && !Array.isArray(value)) return this.readSchema(ns, [value]);
		if (value == null) return value;
		if (typeof value === "object") {
			const flat = !!traits.xmlFlattened;
			if (ns.isListSchema()) {
				const listValue = ns.getValueSchema();
				const buffer = [];
				const sourceKey = listValue.getMergedTraits().xmlName ?? "member";
				const source = flat ? value : (value[0] ?? value)[sourceKey];
				if (source == null) return buffer;
				const sourceArray = Array.isArray(source) ? source : [source];
				for (const v of sourceArray) buffer.push(this.readSchema(listValue, v));
				return buffer;
			}
			const buffer = {};
			if (ns.isMapSchema()) {
				const keyNs = ns.getKeySchema();
				const memberNs = ns.getValueSchema();
				let entries;
				if (flat) entries = Array.isArray(value) ? value : [value];
				else entries = Array.isArray(value.entry) ? value.entry : [value.entry];
				const keyProperty = keyNs.getMergedTraits().xmlName ?? "key";
				const valueProperty = memberNs.getMergedTraits().xmlName ?? "value";
				for (const entry of entries) {
					const key = entry[keyProperty];
					const value = entry[valueProperty];
					if (key === "__proto__") writeKey(buffer);
					buffer[key] = this.readSchema(memberNs, value);
				}
				return buffer;
			}
			if (ns.isStructSchema()) {
				const union = ns.isUnionSchema();
				let unionSerde;
				if (union) unionSerde = new UnionSerde(value, buffer);
				for (const [memberName, memberSchema] of ns.structIterator()) {
					const memberTraits = memberSchema.getMergedTraits();
					const xmlObjectKey = !memberTraits.httpPayload ? memberSchema.getMemberTraits().xmlName ?? memberName : memberTraits.xmlName ?? memberSchema.getName();
					if (union) unionSerde.mark(xmlObjectKey);
					if (value[xmlObjectKey] != null) buffer[memberName] = this.readSchema(memberSchema, value[xmlObjectKey]);
				}
				if (union) unionSerde.writeUnknown();
				return buffer;
			}
			if (ns.isDocumentSchema()) return value;
			throw new Error(`@aws-sdk/core/protocols - xml deserializer unhandled schema type for ${ns.getName(true)}`);
		}
		if (ns.isListSchema()) return [];
		if (ns.isMapSchema() || ns.isStructSchema()) return {};
		return this.stringDeserializer.read(ns, value);
	}
	parseXml(xml) {
		if (xml.length) {
			let parsedObj;
			try {
				parsedObj = parseXML(xml);
			} catch (e) {
				if (e && typeof e === "object") Object.defineProperty(e, "$responseBodyText", { value: xml });
				throw e;
			}
			const textNodeName = "#text";
			const key = Object.keys(parsedObj)[0];
			const parsedObjToReturn = parsedObj[key];
			if (parsedObjToReturn[textNodeName]) {
				parsedObjToReturn[key] = parsedObjToReturn[textNodeName];
				delete parsedObjToReturn[textNodeName];
			}
			return getValueFromTextNode(parsedObjToReturn);
		}
		return {};
	}
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/protocols/query/QueryShapeSerializer.js
var QueryShapeSerializer = class extends SerdeContextConfig {
	settings;
	buffer;
	constructor(settings) {
		super();
		this.settings = settings;
	}
	write(schema, value, prefix = "") {
		if (this.buffer === void 0) this.buffer = "";
		const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_2__.o.of(schema);
		if (prefix && !prefix.endsWith(".")) prefix += ".";
		if (ns.isBlobSchema()) {
			if (typeof value === "string" || value instanceof Uint8Array) {
				this.writeKey(prefix);
				this.writeValue((this.serdeContext?.base64Encoder ?? _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.ot)(value));
			}
		} else if (ns.isBooleanSchema() || ns.isNumericSchema() || ns.isStringSchema()) {
			if (value != null) {
				this.writeKey(prefix);
				this.writeValue(String(value));
			} else if (ns.isIdempotencyToken()) {
				this.writeKey(prefix);
				this.writeValue((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.R)());
			}
		} else if (ns.isBigIntegerSchema()) {
			if (value != null) {
				this.writeKey(prefix);
				this.writeValue(String(value));
			}
		} else if (ns.isBigDecimalSchema()) {
			if (value != null) {
				this.writeKey(prefix);
				this.writeValue(value instanceof _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.it ? value.string : String(value));
			}
		} else if (ns.isTimestampSchema()) {
			if (value instanceof Date) {
				this.writeKey(prefix);
				switch ((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.M)(ns, this.settings)) {
					case 5:
						this.writeValue(value.toISOString().replace(".000Z", "Z"));
						break;
					case 6:
						this.writeValue((0,_node_http_handler_js__WEBPACK_IMPORTED_MODULE_3__.o)(value));
						break;
					case 7: this.writeValue(String(value.getTime() / 1e3));
				}
			}
		} else if (ns.isDocumentSchema()) {
			if (Array.isArray(value)) this.write(79, value, prefix);
			else if (value instanceof Date) this.write(4, value, prefix);
			else if (value instanceof Uint8Array) this.write(21, value, prefix);
			else if (value && typeof value === "object") this.write(143, value, prefix);
			else {
				this.writeKey(prefix);
				this.writeValue(String(value));
			}
		} else if (ns.isListSchema()) {
			if (Array.isArray(value)) {
				if (value.length === 0) {
					if (this.settings.serializeEmptyLists) {
						this.writeKey(prefix);
						this.writeValue("");
					}
				} else {
					const member = ns.getValueSchema();
					const flat = this.settings.flattenLists || ns.getMergedTraits().xmlFlattened;
					let i = 1;
					for (const item of value) {
						if (item == null) continue;
						const traits = member.getMergedTraits();
						const suffix = this.getKey("member", traits.xmlName, traits.ec2QueryName);
						const key = flat ? `${prefix}${i}` : `${prefix}${suffix}.${i}`;
						this.write(member, item, key);
						++i;
					}
				}
			}
		} else if (ns.isMapSchema()) {
			if (value && typeof value === "object") {
				const keySchema = ns.getKeySchema();
				const memberSchema = ns.getValueSchema();
				const flat = ns.getMergedTraits().xmlFlattened;
				let i = 1;
				for (const k in value) {
					const v = value[k];
					if (v == null) continue;
					const keyTraits = keySchema.getMergedTraits();
					const keySuffix = this.getKey("key", keyTraits.xmlName, keyTraits.ec2QueryName);
					const key = flat ? `${prefix}${i}.${keySuffix}` : `${prefix}entry.${i}.${keySuffix}`;
					const valTraits = memberSchema.getMergedTraits();
					const valueSuffix = this.getKey("value", valTraits.xmlName, valTraits.ec2QueryName);
					const valueKey = flat ? `${prefix}${i}.${valueSuffix}` : `${prefix}entry.${i}.${valueSuffix}`;
					this.write(keySchema, k, key);
					this.write(memberSchema, v, valueKey);
					++i;
				}
			}
		} else if (ns.isStructSchema()) {
			if (value && typeof value === "object") {
				let didWriteMember = false;
				for (const [memberName, member] of ns.structIterator()) {
					if (value[memberName] == null && !member.isIdempotencyToken()) continue;
					const traits = member.getMergedTraits();
					const suffix = this.getKey(memberName, traits.xmlName, traits.ec2QueryName, "struct");
					const key = `${prefix}${suffix}`;
					this.write(member, value[memberName], key);
					didWriteMember = true;
				}
				if (!didWriteMember && ns.isUnionSchema()) {
					const { $unknown } = value;
					if (Array.isArray($unknown)) {
						const [k, v] = $unknown;
						const key = `${prefix}${k}`;
						this.write(15, v, key);
					}
				}
			}
		} else if (ns.isUnitSchema()) {} else throw new Error(`@aws-sdk/core/protocols - QuerySerializer unrecognized schema type ${ns.getName(true)}`);
	}
	flush() {
		if (this.buffer === void 0) throw new Error("@aws-sdk/core/protocols - QuerySerializer cannot flush with nothing written to buffer.");
		const str = this.buffer;
		delete this.buffer;
		return str;
	}
	getKey(memberName, xmlName, ec2QueryName, keySource) {
		const { ec2, capitalizeKeys } = this.settings;
		if (ec2 && ec2QueryName) return ec2QueryName;
		const key = xmlName ?? memberName;
		if (capitalizeKeys && keySource === "struct") return key[0].toUpperCase() + key.slice(1);
		return key;
	}
	writeKey(key) {
		if (key.endsWith(".")) key = key.slice(0, key.length - 1);
		this.buffer += `&${(0,_FromStringShapeDeserializer_js__WEBPACK_IMPORTED_MODULE_4__.n)(key)}=`;
	}
	writeValue(value) {
		this.buffer += (0,_FromStringShapeDeserializer_js__WEBPACK_IMPORTED_MODULE_4__.n)(value);
	}
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/protocols/query/AwsQueryProtocol.js
var AwsQueryProtocol = class extends _RpcProtocol_js__WEBPACK_IMPORTED_MODULE_1__.t {
	options;
	serializer;
	deserializer;
	mixin = new _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.n();
	constructor(options) {
		super({
			defaultNamespace: options.defaultNamespace,
			errorTypeRegistries: options.errorTypeRegistries
		});
		this.options = options;
		const settings = {
			timestampFormat: {
				useTrait: true,
				default: 5
			},
			httpBindings: false,
			xmlNamespace: options.xmlNamespace,
			serviceNamespace: options.defaultNamespace,
			serializeEmptyLists: true
		};
		this.serializer = new QueryShapeSerializer(settings);
		this.deserializer = new XmlShapeDeserializer(settings);
	}
	getShapeId() {
		return "aws.protocols#awsQuery";
	}
	setSerdeContext(serdeContext) {
		this.serializer.setSerdeContext(serdeContext);
		this.deserializer.setSerdeContext(serdeContext);
	}
	getPayloadCodec() {
		throw new Error("AWSQuery protocol has no payload codec.");
	}
	async serializeRequest(operationSchema, input, context) {
		const request = await super.serializeRequest(operationSchema, input, context);
		if (!request.path.endsWith("/")) request.path += "/";
		request.headers["content-type"] = "application/x-www-form-urlencoded";
		if ((0,_endpoints_js__WEBPACK_IMPORTED_MODULE_2__.c)(operationSchema.input) === "unit" || !request.body) request.body = "";
		request.body = `Action=${operationSchema.name.split("#")[1] ?? operationSchema.name}&Version=${this.options.version}` + request.body;
		if (request.body.endsWith("&")) request.body = request.body.slice(-1);
		return request;
	}
	async deserializeResponse(operationSchema, context, response) {
		const deserializer = this.deserializer;
		const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_2__.o.of(operationSchema.output);
		const dataObject = {};
		if (response.statusCode >= 300) {
			const bytes = await (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.L)(response.body, context);
			if (bytes.byteLength > 0) Object.assign(dataObject, await deserializer.read(15, bytes));
			await this.handleError(operationSchema, context, response, dataObject, this.deserializeMetadata(response));
		}
		for (const header in response.headers) {
			const value = response.headers[header];
			delete response.headers[header];
			response.headers[header.toLowerCase()] = value;
		}
		const shortName = operationSchema.name.split("#")[1] ?? operationSchema.name;
		const awsQueryResultKey = ns.isStructSchema() && this.useNestedResult() ? shortName + "Result" : void 0;
		const bytes = await (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.L)(response.body, context);
		if (bytes.byteLength > 0) Object.assign(dataObject, await deserializer.read(ns, bytes, awsQueryResultKey));
		dataObject.$metadata = this.deserializeMetadata(response);
		return dataObject;
	}
	useNestedResult() {
		return true;
	}
	async handleError(operationSchema, context, response, dataObject, metadata) {
		const errorIdentifier = this.loadQueryErrorCode(response, dataObject) ?? "Unknown";
		this.mixin.compose(this.compositeErrorRegistry, errorIdentifier, this.options.defaultNamespace);
		const errorData = this.loadQueryError(dataObject) ?? {};
		const message = this.loadQueryErrorMessage(dataObject);
		errorData.message = message;
		errorData.Error = {
			Type: errorData.Type,
			Code: errorData.Code,
			Message: message
		};
		const { errorSchema, errorMetadata } = await this.mixin.getErrorSchemaOrThrowBaseException(errorIdentifier, this.options.defaultNamespace, response, errorData, metadata, this.mixin.findQueryCompatibleError);
		const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_2__.o.of(errorSchema);
		const exception = new ((this.compositeErrorRegistry.getErrorCtor(errorSchema)) ?? Error)({});
		const output = {
			Type: errorData.Error.Type,
			Code: errorData.Error.Code,
			Error: errorData.Error
		};
		for (const [name, member] of ns.structIterator()) {
			const target = member.getMergedTraits().xmlName ?? name;
			const value = errorData[target] ?? dataObject[target];
			output[name] = this.deserializer.readSchema(member, value);
		}
		throw this.mixin.decorateServiceException(Object.assign(exception, errorMetadata, {
			$fault: ns.getMergedTraits().error,
			message
		}, output), dataObject);
	}
	loadQueryErrorCode(output, data) {
		const code = (data.Errors?.[0]?.Error ?? data.Errors?.Error ?? data.Error)?.Code;
		if (code !== void 0) return code;
		if (output.statusCode == 404) return "NotFound";
	}
	loadQueryError(data) {
		return data.Errors?.[0]?.Error ?? data.Errors?.Error ?? data.Error;
	}
	loadQueryErrorMessage(data) {
		const errorData = this.loadQueryError(data);
		return errorData?.message ?? errorData?.Message ?? data.message ?? data.Message ?? "Unknown";
	}
	getDefaultContentType() {
		return "application/x-www-form-urlencoded";
	}
};



/***/ }),

/***/ 9857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ProviderError),
/* harmony export */   t: () => (/* binding */ CredentialsProviderError)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/ProviderError.js
var ProviderError = class ProviderError extends Error {
	name = "ProviderError";
	tryNextLink;
	constructor(message, options = true) {
		let logger;
		let tryNextLink = true;
		if (typeof options === "boolean") {
			logger = void 0;
			tryNextLink = options;
		} else if (options != null && typeof options === "object") {
			logger = options.logger;
			tryNextLink = options.tryNextLink ?? true;
		}
		super(message);
		this.tryNextLink = tryNextLink;
		Object.setPrototypeOf(this, ProviderError.prototype);
		logger?.debug?.(`@smithy/property-provider ${tryNextLink ? "->" : "(!)"} ${message}`);
	}
	static from(error, options = true) {
		return Object.assign(new this(error.message, options), error);
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/CredentialsProviderError.js
var CredentialsProviderError = class CredentialsProviderError extends ProviderError {
	name = "CredentialsProviderError";
	constructor(message, options = true) {
		super(message, options);
		Object.setPrototypeOf(this, CredentialsProviderError.prototype);
	}
};



/***/ }),

/***/ 5289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ extendedEncodeURIComponent),
/* harmony export */   r: () => (/* binding */ splitHeader),
/* harmony export */   t: () => (/* binding */ FromStringShapeDeserializer)
/* harmony export */ });
/* harmony import */ var _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4321);
/* harmony import */ var _toUtf8_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7848);


// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/schema-serde-lib/schema-date-utils.js
const ddd = `(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[ne|u?r]?s?day)?`;
const mmm = `(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`;
const time = `(\\d?\\d):(\\d{2}):(\\d{2})(?:\\.(\\d+))?`;
const date = `(\\d?\\d)`;
const year = `(\\d{4})`;
const RFC3339_WITH_OFFSET = /* @__PURE__ */ new RegExp(/^(\d{4})-(\d\d)-(\d\d)[tT](\d\d):(\d\d):(\d\d)(\.(\d+))?(([-+]\d\d:\d\d)|[zZ])$/);
const IMF_FIXDATE_NATIVE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:0[1-9]|[12]\d|3[01]) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [1-9]\d{3} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d GMT$/;
const IMF_FIXDATE = new RegExp(`^${ddd}, ${date} ${mmm} ${year} ${time} GMT$`);
const RFC_850_DATE = new RegExp(`^${ddd}, ${date}-${mmm}-(\\d\\d) ${time} GMT$`);
const ASC_TIME = new RegExp(`^${ddd} ${mmm} ( [1-9]|\\d\\d) ${time} ${year}$`);
const months = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
const _parseEpochTimestamp = (value) => {
	if (value == null) return;
	let num = NaN;
	if (typeof value === "number") num = value;
	else if (typeof value === "string") {
		if (!/^-?\d*\.?\d+$/.test(value)) throw new TypeError(`parseEpochTimestamp - numeric string invalid.`);
		num = Number.parseFloat(value);
	} else if (typeof value === "object" && value.tag === 1) num = value.value;
	if (isNaN(num) || Math.abs(num) === 1e400) throw new TypeError("Epoch timestamps must be valid finite numbers.");
	return new Date(Math.round(num * 1e3));
};
const _parseRfc3339DateTimeWithOffset = (value) => {
	if (value == null) return;
	if (typeof value !== "string") throw new TypeError("RFC3339 timestamps must be strings");
	const matches = RFC3339_WITH_OFFSET.exec(value);
	if (!matches) throw new TypeError(`Invalid RFC3339 timestamp format ${value}`);
	const [, yearStr, monthStr, dayStr, hours, minutes, seconds, , ms, offsetStr] = matches;
	range(monthStr, 1, 12);
	range(dayStr, 1, 31);
	range(hours, 0, 23);
	range(minutes, 0, 59);
	range(seconds, 0, 60);
	const date = new Date(Date.UTC(Number(yearStr), Number(monthStr) - 1, Number(dayStr), Number(hours), Number(minutes), Number(seconds), Number(ms) ? Math.round(parseFloat(`0.${ms}`) * 1e3) : 0));
	date.setUTCFullYear(Number(yearStr));
	if (offsetStr.toUpperCase() != "Z") {
		const [, sign, offsetH, offsetM] = /([+-])(\d\d):(\d\d)/.exec(offsetStr) || [
			void 0,
			"+",
			0,
			0
		];
		const scalar = sign === "-" ? 1 : -1;
		date.setTime(date.getTime() + scalar * (Number(offsetH) * 60 * 60 * 1e3 + Number(offsetM) * 60 * 1e3));
	}
	return date;
};
const _parseRfc7231DateTime = (value) => {
	if (value == null) return;
	if (typeof value !== "string") throw new TypeError("RFC7231 timestamps must be strings.");
	if (IMF_FIXDATE_NATIVE.test(value)) return new Date(value);
	let day;
	let month;
	let year;
	let hour;
	let minute;
	let second;
	let fraction;
	let matches;
	if (matches = IMF_FIXDATE.exec(value)) [, day, month, year, hour, minute, second, fraction] = matches;
	else if (matches = RFC_850_DATE.exec(value)) {
		[, day, month, year, hour, minute, second, fraction] = matches;
		year = (Number(year) + 1900).toString();
	} else if (matches = ASC_TIME.exec(value)) [, month, day, hour, minute, second, fraction, year] = matches;
	if (year && second) {
		const timestamp = Date.UTC(Number(year), months.indexOf(month), Number(day), Number(hour), Number(minute), Number(second), fraction ? Math.round(parseFloat(`0.${fraction}`) * 1e3) : 0);
		range(day, 1, 31);
		range(hour, 0, 23);
		range(minute, 0, 59);
		range(second, 0, 60);
		const date = new Date(timestamp);
		date.setUTCFullYear(Number(year));
		return date;
	}
	throw new TypeError(`Invalid RFC7231 date-time value ${value}.`);
};
function range(v, min, max) {
	const _v = Number(v);
	if (_v < min || _v > max) throw new Error(`Value ${_v} out of range [${min}, ${max}]`);
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/split-header.js
const splitHeader = (value) => {
	const z = value.length;
	const values = [];
	let withinQuotes = false;
	let escaped = false;
	let anchor = 0;
	for (let i = 0; i < z; ++i) {
		const char = value[i];
		switch (char) {
			case `"`:
				if (!escaped) withinQuotes = !withinQuotes;
				break;
			case ",": if (!withinQuotes) {
				values.push(value.slice(anchor, i));
				anchor = i + 1;
			}
		}
		escaped = char === "\\" && !escaped;
	}
	values.push(value.slice(anchor));
	return values.map((v) => {
		v = v.trim();
		const z = v.length;
		if (z < 2) return v;
		if (v[0] === `"` && v[z - 1] === `"`) {
			v = v.slice(1, z - 1);
			return v.replace(/\\(["\\])/g, "$1");
		}
		return v.replace(/\\"/g, "\"");
	});
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/extended-encode-uri-component.js
function extendedEncodeURIComponent(str) {
	if (/^[\w.~-]+$/.test(str)) return str;
	return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
		return "%" + c.charCodeAt(0).toString(16).toUpperCase();
	});
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/serde/FromStringShapeDeserializer.js
var FromStringShapeDeserializer = class extends _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.P {
	settings;
	constructor(settings) {
		super();
		this.settings = settings;
	}
	read(_schema, data) {
		const ns = _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.F.of(_schema);
		const traits = ns.getMergedTraits();
		const location = ns.getHttpBindingLocation(traits);
		return this.readHttpBinding(ns.getHttpBindingValue(location, traits), data, location);
	}
	readHttpBinding([ns, flags, collectionValue], data, location) {
		const schema = flags & 255;
		if ((schema & 192) === 64) {
			collectionValue ??= ns.getHttpBindingCollectionValue(location);
			return splitHeader(data).map((item) => this.readHttpBinding(collectionValue, item, location));
		}
		switch (schema) {
			case 21:
			case 42: return (this.serdeContext?.base64Decoder ?? _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.st)(data);
			case 4:
			case 5:
			case 6:
			case 7: {
				const bindingFormat = this.settings.httpBindings ? flags >> 14 & 3 : 0;
				switch (this.settings.timestampFormat.useTrait && schema > 4 ? schema : bindingFormat ? bindingFormat + 4 : this.settings.timestampFormat.default) {
					case 5: return _parseRfc3339DateTimeWithOffset(data);
					case 6: return _parseRfc7231DateTime(data);
					case 7: return _parseEpochTimestamp(data);
					default:
						console.warn("Missing timestamp format, parsing value with Date constructor:", data);
						return new Date(data);
				}
			}
			case 0: {
				const media = flags >> 8 & 3;
				if (!media) return data;
				let intermediateValue = data;
				if ((location & 6) === 6) intermediateValue = (this.serdeContext?.utf8Encoder ?? _toUtf8_js__WEBPACK_IMPORTED_MODULE_1__.t)((this.serdeContext?.base64Decoder ?? _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.st)(intermediateValue));
				return media === 2 ? _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.at.from(intermediateValue) : intermediateValue;
			}
			case 1: return Number(data);
			case 2: return data.toLowerCase() === "true";
			case 17: return BigInt(data);
			case 19: return new _Sha256Node_js__WEBPACK_IMPORTED_MODULE_0__.it(data, "bigDecimal");
			default: return data;
		}
	}
};



/***/ }),

/***/ 4487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ RpcProtocol)
/* harmony export */ });
/* harmony import */ var _hasOwn_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5222);
/* harmony import */ var _httpRequest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7541);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3646);
/* harmony import */ var _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4321);




// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/RpcProtocol.js
var RpcProtocol = class extends _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.N {
	async serializeRequest(operationSchema, _input, context) {
		const serializer = this.serializer;
		const query = {};
		const headers = {};
		const endpoint = await context.endpoint();
		const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(operationSchema?.input);
		const schema = ns.getSchema();
		let payload;
		const input = _input && typeof _input === "object" ? _input : {};
		const request = new _httpRequest_js__WEBPACK_IMPORTED_MODULE_2__.t({
			protocol: "",
			hostname: "",
			port: void 0,
			path: "/",
			fragment: void 0,
			query,
			headers,
			body: void 0
		});
		if (endpoint) {
			this.updateServiceEndpoint(request, endpoint);
			this.setHostPrefix(request, operationSchema, input);
		}
		if (input) {
			const eventStreamMember = ns.getEventStreamMember();
			if (eventStreamMember) {
				if (input[eventStreamMember]) {
					const initialRequest = {};
					for (const [memberName] of ns.structIterator()) if (memberName !== eventStreamMember && input[memberName] != null) initialRequest[memberName] = input[memberName];
					payload = await this.serializeEventStream({
						eventStream: input[eventStreamMember],
						requestSchema: ns,
						initialRequest
					});
				}
			} else {
				serializer.write(schema, input);
				payload = serializer.flush();
			}
		}
		request.headers = Object.assign(request.headers, headers);
		request.query = query;
		request.body = payload;
		request.method = "POST";
		return request;
	}
	async deserializeResponse(operationSchema, context, response) {
		const deserializer = this.deserializer;
		const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(operationSchema.output);
		const dataObject = {};
		if (this.isErrorResponse(response.statusCode)) {
			const bytes = await (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.L)(response.body, context);
			if (bytes.byteLength > 0) Object.assign(dataObject, await deserializer.read(15, bytes));
			await this.handleError(operationSchema, context, response, dataObject, this.deserializeMetadata(response));
			throw new Error("@smithy/core/protocols - RPC Protocol error handler failed to throw.");
		}
		for (const header in response.headers) {
			if (!(0,_hasOwn_js__WEBPACK_IMPORTED_MODULE_3__.t)(response.headers, header)) continue;
			const value = response.headers[header];
			delete response.headers[header];
			response.headers[header.toLowerCase()] = value;
		}
		const eventStreamMember = ns.getEventStreamMember();
		if (eventStreamMember) dataObject[eventStreamMember] = await this.deserializeEventStream({
			response,
			responseSchema: ns,
			initialResponseContainer: dataObject
		});
		else {
			const bytes = await (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.L)(response.body, context);
			if (bytes.byteLength > 0) Object.assign(dataObject, await deserializer.read(ns, bytes));
		}
		dataObject.$metadata = this.deserializeMetadata(response);
		return dataObject;
	}
	isErrorResponse(statusCode) {
		return statusCode >= 300;
	}
};



/***/ }),

/***/ 4321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (/* binding */ getSchemaSerdePlugin),
  A: () => (/* binding */ getHttpHandlerExtensionConfiguration),
  B: () => (/* binding */ decideEndpoint),
  C: () => (/* binding */ getHttpSigningPlugin),
  D: () => (/* binding */ getHostHeaderPlugin),
  E: () => (/* binding */ getLoggerPlugin),
  F: () => (/* binding */ HttpBindingNormalizedSchema),
  G: () => (/* binding */ resolveRegionConfig),
  H: () => (/* binding */ EndpointCache),
  I: () => (/* binding */ getHttpOperationBindings),
  J: () => (/* binding */ NoOpLogger),
  K: () => (/* binding */ NODE_REGION_CONFIG_FILE_OPTIONS),
  L: () => (/* binding */ collectBody),
  M: () => (/* binding */ determineTimestampFormat),
  N: () => (/* binding */ HttpProtocol),
  O: () => (/* binding */ resolveHostHeaderConfig),
  P: () => (/* binding */ SerdeContext),
  Q: () => (/* binding */ loadConfigsForDefaultMode),
  R: () => (/* binding */ generateIdempotencyToken),
  S: () => (/* binding */ normalizeProvider),
  T: () => (/* binding */ getRecursionDetectionPlugin),
  U: () => (/* binding */ BinaryDecisionDiagram),
  V: () => (/* binding */ customEndpointFunctions),
  W: () => (/* binding */ resolveDefaultsModeConfig),
  X: () => (/* binding */ resolveDefaultRuntimeConfig),
  Y: () => (/* binding */ getDefaultExtensionConfiguration),
  Z: () => (/* binding */ emitWarningIfUnsupportedVersion),
  _: () => (/* binding */ NODE_RETRY_MODE_CONFIG_OPTIONS),
  a: () => (/* binding */ NODE_AUTH_SCHEME_PREFERENCE_OPTIONS),
  at: () => (/* binding */ LazyJsonString),
  b: () => (/* binding */ resolveUserAgentConfig),
  c: () => (/* binding */ getSkewCorrectedDate),
  ct: () => (/* binding */ getDefaultSocketTimeout),
  d: () => (/* binding */ awsEndpointFunctions),
  et: () => (/* binding */ Client),
  f: () => (/* binding */ NODE_APP_ID_CONFIG_OPTIONS),
  g: () => (/* binding */ NODE_MAX_ATTEMPT_CONFIG_OPTIONS),
  h: () => (/* binding */ getRetryPlugin),
  i: () => (/* binding */ SignatureV4),
  it: () => (/* binding */ NumericValue),
  j: () => (/* binding */ resolveHttpHandlerRuntimeConfig),
  k: () => (/* binding */ getContentLengthPlugin),
  l: () => (/* binding */ getAwsRegionExtensionConfiguration),
  lt: () => (/* binding */ emitWarningIfUnsupportedVersion$1),
  m: () => (/* binding */ getUserAgentPlugin),
  n: () => (/* binding */ ProtocolLib),
  nt: () => (/* binding */ NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS),
  o: () => (/* binding */ AwsSdkSigV4Signer),
  ot: () => (/* binding */ toBase64),
  p: () => (/* binding */ createDefaultUserAgentProvider),
  q: () => (/* binding */ NODE_REGION_CONFIG_OPTIONS),
  r: () => (/* binding */ resolveAwsSdkSigV4Config),
  rt: () => (/* binding */ calculateBodyLength),
  s: () => (/* binding */ validateSigningProperties),
  st: () => (/* binding */ fromBase64),
  t: () => (/* binding */ Sha256Node),
  tt: () => (/* binding */ NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS),
  u: () => (/* binding */ resolveAwsRegionExtensionConfiguration),
  v: () => (/* binding */ resolveRetryConfig),
  w: () => (/* binding */ getHttpAuthSchemeEndpointRuleSetPlugin),
  x: () => (/* binding */ DefaultIdentityProviderConfig),
  y: () => (/* binding */ DEFAULT_RETRY_MODE),
  z: () => (/* binding */ writeKey)
});

// EXTERNAL MODULE: ./setCredentialFeature.js
var setCredentialFeature = __nccwpck_require__(4867);
// EXTERNAL MODULE: ./hex-encoding.js
var hex_encoding = __nccwpck_require__(7991);
// EXTERNAL MODULE: ./toUtf8.js
var toUtf8 = __nccwpck_require__(7848);
// EXTERNAL MODULE: ./endpoints.js
var endpoints = __nccwpck_require__(3646);
// EXTERNAL MODULE: ./hasOwn.js
var hasOwn = __nccwpck_require__(5222);
// EXTERNAL MODULE: ./httpRequest.js
var httpRequest_0 = __nccwpck_require__(7541);
// EXTERNAL MODULE: ./node-http-handler.js + 1 modules
var node_http_handler = __nccwpck_require__(9287);
// EXTERNAL MODULE: ./configLoader.js
var configLoader = __nccwpck_require__(355);
// EXTERNAL MODULE: ./TypeRegistry.js
var TypeRegistry = __nccwpck_require__(4033);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
;// CONCATENATED MODULE: ./Sha256Node.js














// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/emitWarningIfUnsupportedVersion.js
const state = { warningEmitted: false };
const emitWarningIfUnsupportedVersion$1 = (version) => {
	if (version && !state.warningEmitted) {
		if (process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED === "true") {
			state.warningEmitted = true;
			return;
		}
		const userMajorVersion = parseInt(version.substring(1, version.indexOf(".")));
		const vv = 22;
		if (userMajorVersion < vv) {
			state.warningEmitted = true;
			process.emitWarning(`NodeVersionSupportWarning: The AWS SDK for JavaScript (v3)
versions published after the first week of January 2027
will require node >=${vv}. You are running node ${version}.

To continue receiving updates to AWS services, bug fixes,
and security updates please upgrade to node >=${vv}.

More information can be found at: https://a.co/c895JFp`);
		}
	}
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/setFeature.js
function setFeature(context, feature, value) {
	if (!context.__aws_sdk_context) context.__aws_sdk_context = { features: {} };
	else if (!context.__aws_sdk_context.features) context.__aws_sdk_context.features = {};
	context.__aws_sdk_context.features[feature] = value;
}
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/getDefaultSocketTimeout.js
const isDefaultSocketTimeoutEnabled = () => typeof process === "object" && process?.env?.AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026 === "true";
const getDefaultSocketTimeout = (requestHandler, timeoutMs) => {
	if (!isDefaultSocketTimeoutEnabled()) return;
	if (typeof requestHandler?.handle === "function") return;
	return timeoutMs;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-base64/fromBase64.js
const BASE64_REGEX = /^[A-Za-z0-9+/]*={0,2}$/;
const fromBase64 = (input) => {
	if (input.length * 3 % 4 !== 0) throw new TypeError(`Incorrect padding on base64 string.`);
	if (!BASE64_REGEX.exec(input)) throw new TypeError(`Invalid base64 string.`);
	const buffer = (0,hex_encoding.i)(input, "base64");
	return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-base64/toBase64.js
const toBase64 = (_input) => {
	let input;
	if (typeof _input === "string") input = (0,toUtf8.n)(_input);
	else input = _input;
	if (typeof input !== "object" || typeof input.byteOffset !== "number" || typeof input.byteLength !== "number") throw new Error("@smithy/util-base64: toBase64 encoder function only accepts string | Uint8Array.");
	return (0,hex_encoding.r)(input.buffer, input.byteOffset, input.byteLength).toString("base64");
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-stream/blob/Uint8ArrayBlobAdapter.js
function bindUint8ArrayBlobAdapter(toUtf8, fromUtf8, toBase64, fromBase64) {
	return class Uint8ArrayBlobAdapter extends Uint8Array {
		static fromString(source, encoding = "utf-8") {
			if (typeof source === "string") {
				if (encoding === "base64") return Uint8ArrayBlobAdapter.mutate(fromBase64(source));
				return Uint8ArrayBlobAdapter.mutate(fromUtf8(source));
			}
			throw new Error(`Unsupported conversion from ${typeof source} to Uint8ArrayBlobAdapter.`);
		}
		static mutate(source) {
			Object.setPrototypeOf(source, Uint8ArrayBlobAdapter.prototype);
			return source;
		}
		transformToString(encoding = "utf-8") {
			if (encoding === "base64") return toBase64(this);
			return toUtf8(this);
		}
	};
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/uuid/v4.js
const decimalToHex = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
function bindV4(getRandomValues) {
	if (typeof crypto !== "undefined" && typeof crypto.randomUUID === "function") return () => crypto.randomUUID();
	return () => {
		const rnds = /* @__PURE__ */ new Uint8Array(16);
		getRandomValues(rnds);
		rnds[6] = rnds[6] & 15 | 64;
		rnds[8] = rnds[8] & 63 | 128;
		return decimalToHex[rnds[0]] + decimalToHex[rnds[1]] + decimalToHex[rnds[2]] + decimalToHex[rnds[3]] + "-" + decimalToHex[rnds[4]] + decimalToHex[rnds[5]] + "-" + decimalToHex[rnds[6]] + decimalToHex[rnds[7]] + "-" + decimalToHex[rnds[8]] + decimalToHex[rnds[9]] + "-" + decimalToHex[rnds[10]] + decimalToHex[rnds[11]] + decimalToHex[rnds[12]] + decimalToHex[rnds[13]] + decimalToHex[rnds[14]] + decimalToHex[rnds[15]];
	};
}
// ../../node_modules/.pnpm/@smithy+types@4.20.0/node_modules/@smithy/types/dist-es/endpoint.js
var EndpointURLScheme;
(function(EndpointURLScheme) {
	EndpointURLScheme["HTTP"] = "http";
	EndpointURLScheme["HTTPS"] = "https";
})(EndpointURLScheme || (EndpointURLScheme = {}));
// ../../node_modules/.pnpm/@smithy+types@4.20.0/node_modules/@smithy/types/dist-es/extensions/checksum.js
var AlgorithmId;
(function(AlgorithmId) {
	AlgorithmId["MD5"] = "md5";
	AlgorithmId["CRC32"] = "crc32";
	AlgorithmId["CRC32C"] = "crc32c";
	AlgorithmId["SHA1"] = "sha1";
	AlgorithmId["SHA256"] = "sha256";
})(AlgorithmId || (AlgorithmId = {}));
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/isValidHostLabel.js
const VALID_HOST_LABEL_REGEX = new RegExp(`^(?!.*-$)(?!-)[a-zA-Z0-9-]{1,63}$`);
const isValidHostLabel = (value, allowSubDomains = false) => {
	if (!allowSubDomains) return VALID_HOST_LABEL_REGEX.test(value);
	const labels = value.split(".");
	for (const label of labels) if (!isValidHostLabel(label)) return false;
	return true;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/isValidHostname.js
function isValidHostname(hostname) {
	return /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(hostname);
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/lazy-json.js
const LazyJsonString = function LazyJsonString(val) {
	return Object.assign(new String(val), {
		deserializeJSON() {
			return JSON.parse(String(val));
		},
		toString() {
			return String(val);
		},
		toJSON() {
			return String(val);
		}
	});
};
LazyJsonString.from = (object) => {
	if (object && typeof object === "object" && (object instanceof LazyJsonString || "deserializeJSON" in object)) return object;
	else if (typeof object === "string" || Object.getPrototypeOf(object) === String.prototype) return LazyJsonString(String(object));
	return LazyJsonString(JSON.stringify(object));
};
LazyJsonString.fromObject = LazyJsonString.from;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/value/NumericValue.js
const format = /^-?((0|[1-9]\d*)(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/;
var NumericValue = class NumericValue {
	string;
	type;
	constructor(string, type) {
		this.string = string;
		this.type = type;
		if (!format.test(string)) throw new Error(`@smithy/core/serde - NumericValue string must conform to the Smithy bigDecimal format. Received: "${string}"`);
	}
	toString() {
		return this.string;
	}
	static [Symbol.hasInstance](object) {
		if (!object || typeof object !== "object") return false;
		const _nv = object;
		return NumericValue.prototype.isPrototypeOf(object) || _nv.type === "bigDecimal" && format.test(_nv.string);
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-body-length/calculateBodyLength.js
const calculateBodyLength = (body) => {
	if (!body) return 0;
	if (typeof body === "string") return Buffer.byteLength(body);
	else if (typeof body.byteLength === "number") return body.byteLength;
	else if (typeof body.size === "number") return body.size;
	else if (typeof body.start === "number" && typeof body.end === "number") return body.end + 1 - body.start;
	else if (body instanceof external_node_fs_.ReadStream) {
		if (body.path != null) return (0,external_node_fs_.lstatSync)(body.path).size;
		else if (typeof body.fd === "number") return (0,external_node_fs_.fstatSync)(body.fd).size;
	}
	throw new Error(`Body Length computation failed for ${body}`);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-utf8/toUint8Array.js
const toUint8Array = (data) => {
	if (data instanceof Uint8Array) return data;
	if (typeof data === "string") return (0,toUtf8.n)(data);
	if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength / Uint8Array.BYTES_PER_ELEMENT);
	return new Uint8Array(data);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/config-resolver/endpointsConfig/NodeUseDualstackEndpointConfigOptions.js
const ENV_USE_DUALSTACK_ENDPOINT = "AWS_USE_DUALSTACK_ENDPOINT";
const CONFIG_USE_DUALSTACK_ENDPOINT = "use_dualstack_endpoint";
const NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => (0,endpoints.d)(env, ENV_USE_DUALSTACK_ENDPOINT, endpoints.u.ENV),
	configFileSelector: (profile) => (0,endpoints.d)(profile, CONFIG_USE_DUALSTACK_ENDPOINT, endpoints.u.CONFIG),
	default: false
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/config-resolver/endpointsConfig/NodeUseFipsEndpointConfigOptions.js
const ENV_USE_FIPS_ENDPOINT = "AWS_USE_FIPS_ENDPOINT";
const CONFIG_USE_FIPS_ENDPOINT = "use_fips_endpoint";
const NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => (0,endpoints.d)(env, ENV_USE_FIPS_ENDPOINT, endpoints.u.ENV),
	configFileSelector: (profile) => (0,endpoints.d)(profile, CONFIG_USE_FIPS_ENDPOINT, endpoints.u.CONFIG),
	default: false
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/client.js
var Client = class {
	config;
	middlewareStack = (0,endpoints.l)();
	initConfig;
	handlers;
	constructor(config) {
		this.config = config;
		const { protocol, protocolSettings } = config;
		if (protocolSettings) {
			if (typeof protocol === "function") config.protocol = new protocol(protocolSettings);
		}
	}
	send(command, optionsOrCb, cb) {
		const options = typeof optionsOrCb !== "function" ? optionsOrCb : void 0;
		const callback = typeof optionsOrCb === "function" ? optionsOrCb : cb;
		const useHandlerCache = options === void 0 && this.config.cacheMiddleware === true;
		let handler;
		if (useHandlerCache) {
			if (!this.handlers) this.handlers = /* @__PURE__ */ new WeakMap();
			const handlers = this.handlers;
			if (handlers.has(command.constructor)) handler = handlers.get(command.constructor);
			else {
				handler = command.resolveMiddleware(this.middlewareStack, this.config, options);
				handlers.set(command.constructor, handler);
			}
		} else {
			delete this.handlers;
			handler = command.resolveMiddleware(this.middlewareStack, this.config, options);
		}
		if (callback) handler(command).then((result) => callback(null, result.output), (err) => callback(err)).catch(() => {});
		else return handler(command).then((result) => result.output);
	}
	destroy() {
		this.config?.requestHandler?.destroy?.();
		delete this.handlers;
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/schemas/operation.js
const operation = (namespace, name, traits, input, output) => ({
	name,
	namespace,
	traits,
	input,
	output
});
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/middleware/schemaDeserializationMiddleware.js
const schemaDeserializationMiddleware = (config) => (next, context) => async (args) => {
	const { response } = await next(args);
	const { operationSchema } = (0,endpoints.m)(context);
	const [, ns, n, t, i, o] = operationSchema ?? [];
	try {
		return {
			response,
			output: await config.protocol.deserializeResponse(operation(ns, n, t, i, o), {
				...config,
				...context
			}, response)
		};
	} catch (error) {
		Object.defineProperty(error, "$response", {
			value: response,
			enumerable: false,
			writable: false,
			configurable: false
		});
		if (!("$metadata" in error)) {
			const hint = `Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.`;
			try {
				error.message += "\n  " + hint;
			} catch (ignored) {
				if (!context.logger || context.logger?.constructor?.name === "NoOpLogger") console.warn(hint);
				else context.logger?.warn?.(hint);
			}
			if (typeof error.$responseBodyText !== "undefined") {
				if (error.$response) error.$response.body = error.$responseBodyText;
			}
			try {
				if (node_http_handler.d.isInstance(response)) {
					const { headers = {}, statusCode } = response;
					const headerEntries = Object.entries(headers);
					error.$metadata = {
						httpStatusCode: statusCode,
						requestId: findHeader(/^x-[\w-]+-request-?id$/, headerEntries),
						extendedRequestId: findHeader(/^x-[\w-]+-id-2$/, headerEntries),
						cfId: findHeader(/^x-[\w-]+-cf-id$/, headerEntries)
					};
				}
			} catch (ignored) {}
		}
		throw error;
	}
};
const findHeader = (pattern, headers) => {
	return (headers.find(([k]) => {
		return k.match(pattern);
	}) || [void 0, void 0])[1];
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/middleware/schemaSerializationMiddleware.js
const schemaSerializationMiddleware = (config) => (next, context) => async (args) => {
	const { operationSchema } = (0,endpoints.m)(context);
	const [, ns, n, t, i, o] = operationSchema ?? [];
	const endpoint = context.endpointV2 ? async () => (0,endpoints.f)(context.endpointV2) : config.endpoint;
	const request = await config.protocol.serializeRequest(operation(ns, n, t, i, o), args.input, {
		...config,
		...context,
		endpoint
	});
	return next({
		...args,
		request
	});
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/middleware/getSchemaSerdePlugin.js
const deserializerMiddlewareOption = {
	name: "deserializerMiddleware",
	step: "deserialize",
	tags: ["DESERIALIZER"],
	override: true
};
const serializerMiddlewareOption = {
	name: "serializerMiddleware",
	step: "serialize",
	tags: ["SERIALIZER"],
	override: true
};
function getSchemaSerdePlugin(config) {
	return { applyToStack: (commandStack) => {
		commandStack.add(schemaSerializationMiddleware(config), serializerMiddlewareOption);
		commandStack.add(schemaDeserializationMiddleware(config), deserializerMiddlewareOption);
		config.protocol.setSerdeContext(config);
	} };
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/defaults-mode.js
const loadConfigsForDefaultMode = (mode) => {
	switch (mode) {
		case "standard": return {
			retryMode: "standard",
			connectionTimeout: 3100
		};
		case "in-region": return {
			retryMode: "standard",
			connectionTimeout: 1100
		};
		case "cross-region": return {
			retryMode: "standard",
			connectionTimeout: 3100
		};
		case "mobile": return {
			retryMode: "standard",
			connectionTimeout: 3e4
		};
		default: return {};
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/emitWarningIfUnsupportedVersion.js
let warningEmitted = false;
const emitWarningIfUnsupportedVersion = (version) => {
	if (version && !warningEmitted && parseInt(version.substring(1, version.indexOf("."))) < 16) warningEmitted = true;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/extensions/checksum.js
const knownAlgorithms = Object.values(AlgorithmId);
const getChecksumConfiguration = (runtimeConfig) => {
	const checksumAlgorithms = [];
	for (const id in AlgorithmId) {
		if (!(0,hasOwn.t)(AlgorithmId, id)) continue;
		const algorithmId = AlgorithmId[id];
		if (runtimeConfig[algorithmId] === void 0) continue;
		checksumAlgorithms.push({
			algorithmId: () => algorithmId,
			checksumConstructor: () => runtimeConfig[algorithmId]
		});
	}
	for (const [id, ChecksumCtor] of Object.entries(runtimeConfig.checksumAlgorithms ?? {})) checksumAlgorithms.push({
		algorithmId: () => id,
		checksumConstructor: () => ChecksumCtor
	});
	return {
		addChecksumAlgorithm(algo) {
			runtimeConfig.checksumAlgorithms = runtimeConfig.checksumAlgorithms ?? {};
			const id = algo.algorithmId();
			const ctor = algo.checksumConstructor();
			if (knownAlgorithms.includes(id)) runtimeConfig.checksumAlgorithms[id.toUpperCase()] = ctor;
			else runtimeConfig.checksumAlgorithms[id] = ctor;
			checksumAlgorithms.push(algo);
		},
		checksumAlgorithms() {
			return checksumAlgorithms;
		}
	};
};
const resolveChecksumRuntimeConfig = (clientConfig) => {
	const runtimeConfig = {};
	clientConfig.checksumAlgorithms().forEach((checksumAlgorithm) => {
		const id = checksumAlgorithm.algorithmId();
		if (knownAlgorithms.includes(id)) runtimeConfig[id] = checksumAlgorithm.checksumConstructor();
	});
	return runtimeConfig;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/extensions/retry.js
const getRetryConfiguration = (runtimeConfig) => {
	return {
		setRetryStrategy(retryStrategy) {
			runtimeConfig.retryStrategy = retryStrategy;
		},
		retryStrategy() {
			return runtimeConfig.retryStrategy;
		}
	};
};
const resolveRetryRuntimeConfig = (retryStrategyConfiguration) => {
	const runtimeConfig = {};
	runtimeConfig.retryStrategy = retryStrategyConfiguration.retryStrategy();
	return runtimeConfig;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/extensions/defaultExtensionConfiguration.js
const getDefaultExtensionConfiguration = (runtimeConfig) => {
	return Object.assign(getChecksumConfiguration(runtimeConfig), getRetryConfiguration(runtimeConfig));
};
const resolveDefaultRuntimeConfig = (config) => {
	return Object.assign(resolveChecksumRuntimeConfig(config), resolveRetryRuntimeConfig(config));
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/NoOpLogger.js
var NoOpLogger = class {
	trace() {}
	debug() {}
	info() {}
	warn() {}
	error() {}
};
const DEFAULTS_MODE_OPTIONS = [
	"in-region",
	"cross-region",
	"mobile",
	"standard",
	"legacy"
];
const IMDS_TOKEN_PATH = "/latest/api/token";
const X_AWS_EC2_METADATA_TOKEN_TTL = "x-aws-ec2-metadata-token-ttl-seconds";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion.js
const TIMEOUT_MS = 1e3;
const NEG_CACHE_TTL_MS = 6e4;
let negativeCacheUntil = 0;
const getInstanceMetadataRegion = async () => {
	if (process.env["AWS_EC2_METADATA_DISABLED"]) return;
	if (Date.now() < negativeCacheUntil) return;
	try {
		const endpoint = resolveImdsEndpoint();
		const token = (await imdsRequest({
			...endpoint,
			path: IMDS_TOKEN_PATH,
			method: "PUT",
			headers: { [X_AWS_EC2_METADATA_TOKEN_TTL]: "21600" }
		})).toString();
		return (await imdsRequest({
			...endpoint,
			path: "/latest/meta-data/placement/region",
			method: "GET",
			headers: { ["x-aws-ec2-metadata-token"]: token }
		})).toString().trim() || cacheNegativeAndReturnUndefined();
	} catch {
		return cacheNegativeAndReturnUndefined();
	}
};
const cacheNegativeAndReturnUndefined = () => {
	negativeCacheUntil = Date.now() + NEG_CACHE_TTL_MS;
};
const resolveImdsEndpoint = () => {
	const envEndpoint = process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT;
	if (envEndpoint) {
		const url = new URL(envEndpoint);
		return {
			hostname: url.hostname.replace(/^\[(.+)]$/, "$1"),
			port: url.port ? Number(url.port) : void 0
		};
	}
	if (process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE === "IPv6") return { hostname: "fd00:ec2::254" };
	return { hostname: "169.254.169.254" };
};
const imdsRequest = async (options) => {
	const { request } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7067, 19));
	return new Promise((resolve, reject) => {
		const req = request({
			hostname: options.hostname,
			port: options.port,
			path: options.path,
			method: options.method,
			headers: options.headers,
			timeout: TIMEOUT_MS,
			signal: AbortSignal.timeout(TIMEOUT_MS)
		});
		req.on("error", (err) => {
			reject(err);
			req.destroy();
		});
		req.on("timeout", () => {
			reject(/* @__PURE__ */ new Error("TimeoutError from instance metadata service"));
			req.destroy();
		});
		req.on("response", (res) => {
			const { statusCode = 400 } = res;
			if (statusCode < 200 || statusCode >= 300) {
				reject(Object.assign(/* @__PURE__ */ new Error("Error response received from instance metadata service"), { statusCode }));
				req.destroy();
				return;
			}
			const chunks = [];
			res.on("data", (chunk) => chunks.push(chunk));
			res.on("end", () => {
				resolve(Buffer.concat(chunks));
				req.destroy();
			});
		});
		req.end();
	});
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/config.js
const REGION_ENV_NAME = "AWS_REGION";
const REGION_INI_NAME = "region";
const NODE_REGION_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => env[REGION_ENV_NAME],
	configFileSelector: (profile) => profile[REGION_INI_NAME],
	default: async () => {
		const region = await getInstanceMetadataRegion();
		if (region) return region;
		throw new Error("Region is missing");
	}
};
const NODE_REGION_CONFIG_FILE_OPTIONS = { preferredFile: "credentials" };
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/checkRegion.js
const validRegions = /* @__PURE__ */ new Set();
const checkRegion = (region, check = isValidHostLabel) => {
	if (!validRegions.has(region) && !check(region)) {
		if (region === "*") console.warn(`@smithy/config-resolver WARN - Please use the caller region instead of "*". See "sigv4a" in https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md.`);
		else throw new Error(`Region not accepted: region="${region}" is not a valid hostname component.`);
	} else validRegions.add(region);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/isFipsRegion.js
const isFipsRegion = (region) => typeof region === "string" && (region.startsWith("fips-") || region.endsWith("-fips"));
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getRealRegion.js
const getRealRegion = (region) => isFipsRegion(region) ? ["fips-aws-global", "aws-fips"].includes(region) ? "us-east-1" : region.replace(/fips-(dkr-|prod-)?|-fips/, "") : region;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/resolveRegionConfig.js
const resolveRegionConfig = (input) => {
	const { region, useFipsEndpoint } = input;
	if (!region) throw new Error("Region is missing");
	return Object.assign(input, {
		region: async () => {
			const providedRegion = typeof region === "function" ? await region() : region;
			const realRegion = getRealRegion(providedRegion);
			checkRegion(realRegion);
			return realRegion;
		},
		useFipsEndpoint: async () => {
			const providedRegion = typeof region === "string" ? region : await region();
			if (isFipsRegion(providedRegion)) return true;
			return typeof useFipsEndpoint !== "function" ? Promise.resolve(!!useFipsEndpoint) : useFipsEndpoint();
		}
	});
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/defaults-mode/defaultsModeConfig.js
const AWS_DEFAULTS_MODE_ENV = "AWS_DEFAULTS_MODE";
const AWS_DEFAULTS_MODE_CONFIG = "defaults_mode";
const NODE_DEFAULTS_MODE_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => {
		return env[AWS_DEFAULTS_MODE_ENV];
	},
	configFileSelector: (profile) => {
		return profile[AWS_DEFAULTS_MODE_CONFIG];
	},
	default: "legacy"
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/defaults-mode/resolveDefaultsModeConfig.js
const resolveDefaultsModeConfig = ({ region = (0,configLoader.t)(NODE_REGION_CONFIG_OPTIONS), defaultsMode = (0,configLoader.t)(NODE_DEFAULTS_MODE_CONFIG_OPTIONS) } = {}) => (0,configLoader.n)(async () => {
	const mode = typeof defaultsMode === "function" ? await defaultsMode() : defaultsMode;
	switch (mode?.toLowerCase()) {
		case "auto": return resolveNodeDefaultsModeAuto(region);
		case "in-region":
		case "cross-region":
		case "mobile":
		case "standard":
		case "legacy": return Promise.resolve(mode?.toLocaleLowerCase());
		case void 0: return Promise.resolve("legacy");
		default: throw new Error(`Invalid parameter for "defaultsMode", expect ${DEFAULTS_MODE_OPTIONS.join(", ")}, got ${mode}`);
	}
});
const resolveNodeDefaultsModeAuto = async (clientRegion) => {
	if (clientRegion) {
		const resolvedRegion = typeof clientRegion === "function" ? await clientRegion() : clientRegion;
		const inferredRegion = await inferPhysicalRegion();
		if (!inferredRegion) return "standard";
		if (resolvedRegion === inferredRegion) return "in-region";
		else return "cross-region";
	}
	return "standard";
};
const inferPhysicalRegion = async () => {
	if (process.env["AWS_EXECUTION_ENV"] && (process.env["AWS_REGION"] || process.env["AWS_DEFAULT_REGION"])) return process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"];
	return getInstanceMetadataRegion();
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/bdd/BinaryDecisionDiagram.js
var BinaryDecisionDiagram = class BinaryDecisionDiagram {
	nodes;
	root;
	conditions;
	results;
	constructor(bdd, root, conditions, results) {
		this.nodes = bdd;
		this.root = root;
		this.conditions = conditions;
		this.results = results;
	}
	static from(bdd, root, conditions, results) {
		return new BinaryDecisionDiagram(bdd, root, conditions, results);
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/cache/EndpointCache.js
var EndpointCache = class {
	capacity;
	data = /* @__PURE__ */ new Map();
	parameters = [];
	constructor({ size, params }) {
		this.capacity = size ?? 50;
		if (params) this.parameters = params;
	}
	get(endpointParams, resolver) {
		const key = this.hash(endpointParams);
		if (key === false) return resolver();
		if (!this.data.has(key)) {
			if (this.data.size > this.capacity + 10) {
				const keys = this.data.keys();
				let i = 0;
				while (true) {
					const { value, done } = keys.next();
					this.data.delete(value);
					if (done || ++i > 10) break;
				}
			}
			this.data.set(key, resolver());
		}
		return this.data.get(key);
	}
	size() {
		return this.data.size;
	}
	hash(endpointParams) {
		let buffer = "";
		const { parameters } = this;
		if (parameters.length === 0) return false;
		for (const param of parameters) {
			const raw = endpointParams[param];
			const val = raw == null ? "\0" : String(raw);
			if (val.includes("|;")) return false;
			buffer += val + "|;";
		}
		return buffer;
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/types/EndpointError.js
var EndpointError = class extends Error {
	constructor(message) {
		super(message);
		this.name = "EndpointError";
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/debug/debugId.js
const debugId = "endpoints";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/debug/toDebugString.js
function toDebugString(input) {
	if (typeof input !== "object" || input == null) return input;
	if ("ref" in input) return `$${toDebugString(input.ref)}`;
	if ("fn" in input) return `${input.fn}(${(input.argv || []).map(toDebugString).join(", ")})`;
	return JSON.stringify(input, null, 2);
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/customEndpointFunctions.js
const customEndpointFunctions = {};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/booleanEquals.js
const booleanEquals = (value1, value2) => value1 === value2;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/coalesce.js
function coalesce(...args) {
	for (const arg of args) if (arg != null) return arg;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/getAttrPathList.js
const getAttrPathList = (path) => {
	const parts = path.split(".");
	const pathList = [];
	for (const part of parts) {
		const squareBracketIndex = part.indexOf("[");
		if (squareBracketIndex !== -1) {
			if (part.indexOf("]") !== part.length - 1) throw new EndpointError(`Path: '${path}' does not end with ']'`);
			const arrayIndex = part.slice(squareBracketIndex + 1, -1);
			if (Number.isNaN(parseInt(arrayIndex))) throw new EndpointError(`Invalid array index: '${arrayIndex}' in path: '${path}'`);
			if (squareBracketIndex !== 0) pathList.push(part.slice(0, squareBracketIndex));
			pathList.push(arrayIndex);
		} else pathList.push(part);
	}
	return pathList;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/getAttr.js
const getAttr = (value, path) => getAttrPathList(path).reduce((acc, index) => {
	if (typeof acc !== "object") throw new EndpointError(`Index '${index}' in '${path}' not found in '${JSON.stringify(value)}'`);
	else if (Array.isArray(acc)) {
		const i = parseInt(index);
		return acc[i < 0 ? acc.length + i : i];
	}
	return acc[index];
}, value);
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/isSet.js
const isSet = (value) => value != null;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/ite.js
function ite(condition, trueValue, falseValue) {
	return condition ? trueValue : falseValue;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/not.js
const not = (value) => !value;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/isIpAddress.js
const IP_V4_REGEX = new RegExp(`^(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}$`);
const isIpAddress = (value) => IP_V4_REGEX.test(value) || value.startsWith("[") && value.endsWith("]");
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/parseURL.js
const DEFAULT_PORTS = {
	[EndpointURLScheme.HTTP]: 80,
	[EndpointURLScheme.HTTPS]: 443
};
const parseURL = (value) => {
	const whatwgURL = (() => {
		try {
			if (value instanceof URL) return value;
			if (typeof value === "object" && "hostname" in value) {
				const { hostname, port, protocol = "", path = "", query = {} } = value;
				const url = new URL(`${protocol}//${hostname}${port ? `:${port}` : ""}${path}`);
				url.search = Object.entries(query).map(([k, v]) => `${k}=${v}`).join("&");
				return url;
			}
			return new URL(value);
		} catch (ignored) {
			return null;
		}
	})();
	if (!whatwgURL) {
		console.error(`Unable to parse ${JSON.stringify(value)} as a whatwg URL.`);
		return null;
	}
	const urlString = whatwgURL.href;
	const { host, hostname, pathname, protocol, search } = whatwgURL;
	if (search) return null;
	const scheme = protocol.slice(0, -1);
	if (!Object.values(EndpointURLScheme).includes(scheme)) return null;
	const isIp = isIpAddress(hostname);
	return {
		scheme,
		authority: `${host}${urlString.includes(`${host}:${DEFAULT_PORTS[scheme]}`) || typeof value === "string" && value.includes(`${host}:${DEFAULT_PORTS[scheme]}`) ? `:${DEFAULT_PORTS[scheme]}` : ``}`,
		path: pathname,
		normalizedPath: pathname.endsWith("/") ? pathname : `${pathname}/`,
		isIp
	};
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/split.js
function split(value, delimiter, limit) {
	if (limit === 1) return [value];
	if (value === "") return [""];
	const parts = value.split(delimiter);
	if (limit === 0) return parts;
	return parts.slice(0, limit - 1).concat(parts.slice(1).join(delimiter));
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/stringEquals.js
const stringEquals = (value1, value2) => value1 === value2;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/substring.js
const substring = (input, start, stop, reverse) => {
	if (input == null || start >= stop || input.length < stop || /[^\u0000-\u007f]/.test(input)) return null;
	if (!reverse) return input.substring(start, stop);
	return input.substring(input.length - stop, input.length - start);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/lib/uriEncode.js
const uriEncode = (value) => encodeURIComponent(value).replace(/[!*'()]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/endpointFunctions.js
const endpointFunctions = {
	booleanEquals,
	coalesce,
	getAttr,
	isSet,
	isValidHostLabel,
	ite,
	not,
	parseURL,
	split,
	stringEquals,
	substring,
	uriEncode
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/evaluateTemplate.js
const evaluateTemplate = (template, options) => {
	const evaluatedTemplateArr = [];
	const { referenceRecord, endpointParams } = options;
	let currentIndex = 0;
	while (currentIndex < template.length) {
		const openingBraceIndex = template.indexOf("{", currentIndex);
		if (openingBraceIndex === -1) {
			evaluatedTemplateArr.push(template.slice(currentIndex));
			break;
		}
		evaluatedTemplateArr.push(template.slice(currentIndex, openingBraceIndex));
		const closingBraceIndex = template.indexOf("}", openingBraceIndex);
		if (closingBraceIndex === -1) {
			evaluatedTemplateArr.push(template.slice(openingBraceIndex));
			break;
		}
		if (template[openingBraceIndex + 1] === "{" && template[closingBraceIndex + 1] === "}") {
			evaluatedTemplateArr.push(template.slice(openingBraceIndex + 1, closingBraceIndex));
			currentIndex = closingBraceIndex + 2;
		}
		const parameterName = template.substring(openingBraceIndex + 1, closingBraceIndex);
		if (parameterName.includes("#")) {
			const [refName, attrName] = parameterName.split("#");
			evaluatedTemplateArr.push(getAttr(referenceRecord[refName] ?? endpointParams[refName], attrName));
		} else evaluatedTemplateArr.push(referenceRecord[parameterName] ?? endpointParams[parameterName]);
		currentIndex = closingBraceIndex + 1;
	}
	return evaluatedTemplateArr.join("");
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/getReferenceValue.js
const getReferenceValue = ({ ref }, options) => {
	return options.referenceRecord[ref] ?? options.endpointParams[ref];
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/evaluateExpression.js
const evaluateExpression = (obj, keyName, options) => {
	if (typeof obj === "string") return evaluateTemplate(obj, options);
	else if (obj["fn"]) return group$1.callFunction(obj, options);
	else if (obj["ref"]) return getReferenceValue(obj, options);
	throw new EndpointError(`'${keyName}': ${String(obj)} is not a string, function or reference.`);
};
const callFunction = ({ fn, argv }, options) => {
	const evaluatedArgs = Array(argv.length);
	for (let i = 0; i < evaluatedArgs.length; ++i) {
		const arg = argv[i];
		if (typeof arg === "boolean" || typeof arg === "number") evaluatedArgs[i] = arg;
		else evaluatedArgs[i] = group$1.evaluateExpression(arg, "arg", options);
	}
	const namespaceSeparatorIndex = fn.indexOf(".");
	if (namespaceSeparatorIndex !== -1) {
		const customFunction = customEndpointFunctions[fn.slice(0, namespaceSeparatorIndex)]?.[fn.slice(namespaceSeparatorIndex + 1)];
		if (typeof customFunction === "function") return customFunction(...evaluatedArgs);
	}
	const callable = endpointFunctions[fn];
	if (typeof callable === "function") return callable(...evaluatedArgs);
	throw new Error(`function ${fn} not loaded in endpointFunctions.`);
};
const group$1 = {
	evaluateExpression,
	callFunction
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/evaluateCondition.js
const evaluateCondition = (condition, options) => {
	const { assign } = condition;
	if (assign && assign in options.referenceRecord) throw new EndpointError(`'${assign}' is already defined in Reference Record.`);
	const value = callFunction(condition, options);
	options.logger?.debug?.(`${debugId} evaluateCondition: ${toDebugString(condition)} = ${toDebugString(value)}`);
	const result = value === "" ? true : !!value;
	if (assign != null) return {
		result,
		toAssign: {
			name: assign,
			value
		}
	};
	return { result };
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/getEndpointHeaders.js
const getEndpointHeaders = (headers, options) => Object.entries(headers ?? {}).reduce((acc, [headerKey, headerVal]) => {
	acc[headerKey] = headerVal.map((headerValEntry) => {
		const processedExpr = evaluateExpression(headerValEntry, "Header value entry", options);
		if (typeof processedExpr !== "string") throw new EndpointError(`Header '${headerKey}' value '${processedExpr}' is not a string`);
		return processedExpr;
	});
	return acc;
}, {});
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/getEndpointProperties.js
const getEndpointProperties = (properties, options) => Object.entries(properties).reduce((acc, [propertyKey, propertyVal]) => {
	acc[propertyKey] = group.getEndpointProperty(propertyVal, options);
	return acc;
}, {});
const getEndpointProperty = (property, options) => {
	if (Array.isArray(property)) return property.map((propertyEntry) => getEndpointProperty(propertyEntry, options));
	switch (typeof property) {
		case "string": return evaluateTemplate(property, options);
		case "object":
			if (property === null) throw new EndpointError(`Unexpected endpoint property: ${property}`);
			return group.getEndpointProperties(property, options);
		case "boolean": return property;
		default: throw new EndpointError(`Unexpected endpoint property type: ${typeof property}`);
	}
};
const group = {
	getEndpointProperty,
	getEndpointProperties
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/utils/getEndpointUrl.js
const getEndpointUrl = (endpointUrl, options) => {
	const expression = evaluateExpression(endpointUrl, "Endpoint URL", options);
	if (typeof expression === "string") try {
		return new URL(expression);
	} catch (error) {
		console.error(`Failed to construct URL with ${expression}`, error);
		throw error;
	}
	throw new EndpointError(`Endpoint URL must be a string, got ${typeof expression}`);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/util-endpoints/decideEndpoint.js
const RESULT = 1e8;
const decideEndpoint = (bdd, options) => {
	const { nodes, root, results, conditions } = bdd;
	let ref = root;
	const referenceRecord = {};
	const closure = {
		referenceRecord,
		endpointParams: options.endpointParams,
		logger: options.logger
	};
	while (ref !== 1 && ref !== -1 && ref < RESULT) {
		const node_i = 3 * (Math.abs(ref) - 1);
		const [condition_i, highRef, lowRef] = [
			nodes[node_i],
			nodes[node_i + 1],
			nodes[node_i + 2]
		];
		const [fn, argv, assign] = conditions[condition_i];
		const evaluation = evaluateCondition({
			fn,
			assign,
			argv
		}, closure);
		if (evaluation.toAssign) {
			const { name, value } = evaluation.toAssign;
			referenceRecord[name] = value;
		}
		ref = ref >= 0 === evaluation.result ? highRef : lowRef;
	}
	if (ref >= RESULT) {
		const result = results[ref - RESULT];
		if (result[0] === -1) {
			const [, errorExpression] = result;
			throw new EndpointError(evaluateExpression(errorExpression, "Error", closure));
		}
		const [url, properties, headers] = result;
		return {
			url: getEndpointUrl(url, closure),
			properties: getEndpointProperties(properties, closure),
			headers: getEndpointHeaders(headers ?? {}, closure)
		};
	}
	throw new EndpointError(`No matching endpoint.`);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/writeKey.js
function writeKey(obj) {
	Object.defineProperty(obj, "__proto__", {
		value: void 0,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/index.js
var Uint8ArrayBlobAdapter = class extends bindUint8ArrayBlobAdapter(toUtf8.t, toUtf8.n, toBase64, fromBase64) {};
const v4 = bindV4(external_node_crypto_.getRandomValues);
const generateIdempotencyToken = v4;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/collect-stream-body.js
const collectBody = async (streamBody = /* @__PURE__ */ new Uint8Array(), context) => {
	if (streamBody instanceof Uint8Array) return Uint8ArrayBlobAdapter.mutate(streamBody);
	if (!streamBody) return Uint8ArrayBlobAdapter.mutate(/* @__PURE__ */ new Uint8Array());
	const fromContext = context.streamCollector(streamBody);
	return Uint8ArrayBlobAdapter.mutate(await fromContext);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/HttpBindingNormalizedSchema.js
const HTTP_BINDINGS = Symbol.for("@smithy/schema-x");
var HttpBindingNormalizedSchema = class HttpBindingNormalizedSchema extends endpoints.o {
	static identity = Symbol.for("@smithy/HttpBindingNormalizedSchema");
	identity = HttpBindingNormalizedSchema.identity;
	bindings;
	constructor(schema) {
		super(schema);
	}
	static of(schema) {
		const ns = endpoints.o.of(schema);
		if (ns.identity === HttpBindingNormalizedSchema.identity) return ns;
		const schemaCache = ns.isMemberSchema() ? ns : ns.getSchema();
		const cache = typeof schemaCache === "object" && schemaCache !== null ? schemaCache : ns;
		return cache[HTTP_BINDINGS] ??= new HttpBindingNormalizedSchema(ns);
	}
	getHttpBindingLocation(traits) {
		if (traits.httpPayload) return 36;
		if (traits.httpLabel) return 33;
		if (traits.httpHeader) return 38;
		if (typeof traits.httpPrefixHeaders === "string") return 39;
		if (traits.httpQuery) return 34;
		if (traits.httpQueryParams) return 35;
		if (traits.httpResponseCode) return 37;
		return 32;
	}
	getHttpBindingValue(location, traits, nested = false) {
		const raw = this.getSchema();
		const type = typeof raw === "number" ? raw & 255 : this.isListSchema() ? 64 : 255;
		const slot = location & 7;
		const media = traits.mediaType ? traits.mediaType === "application/json" || traits.mediaType.endsWith("+json") ? 2 : 1 : 0;
		const stream = traits.streaming || type === 42 ? this.isStructSchema() ? 2 : 1 : 0;
		const timestamp = type >= 4 && type <= 7 ? slot >= 6 ? 2 : slot > 0 && slot < 4 ? 1 : 0 : 0;
		let flags = type | media << 8 | (traits.idempotencyToken ? 1 : 0) << 10 | stream << 11 | (traits.sparse ? 1 : 0) << 13 | timestamp << 14 | (traits.hostLabel ? 1 : 0) << 17 | (location === 36 && typeof raw !== "object" ? 1 : 0) << 18;
		const category = type & 192;
		const collectionValue = slot & 2 && (category === 64 || !nested && slot & 1) ? this.getHttpBindingCollectionValue(location, traits) : void 0;
		const valueType = (collectionValue?.[1] ?? 0) & 255;
		flags |= (slot >= 6 && (valueType === 4 || valueType === 6) ? 1 : 0) << 16;
		return [
			this,
			flags,
			collectionValue
		];
	}
	getHttpBindingCollectionValue(location, traits = this.getMergedTraits()) {
		const valueSchema = HttpBindingNormalizedSchema.of(this.getValueSchema());
		return valueSchema.getHttpBindingValue(location, {
			...valueSchema.getMergedTraits(),
			...traits
		}, true);
	}
	getHttpBindings() {
		const source = this.getSchema();
		return typeof source !== "object" || source === null ? EMPTY_BINDINGS : this.bindings ??= buildHttpBindings(this);
	}
};
const buildHttpBindings = (schema) => {
	const bodyMemberNames = [];
	const bodyMemberSchemas = [];
	const requestBodyMemberNames = [];
	const requestBodyMemberSchemas = [];
	const memberBindings = [];
	const byName = {};
	const headers = {};
	const prefixHeaders = [];
	const responseBindings = {
		headers,
		prefixHeaders
	};
	const bindings = {
		request: {
			memberBindings,
			byName
		},
		response: {
			bodyMemberNames,
			bindings: responseBindings
		}
	};
	const { request, response } = bindings;
	for (const [name, member] of schema.structIterator()) {
		const bindingSchema = HttpBindingNormalizedSchema.of(member);
		const traits = bindingSchema.getMergedTraits();
		const location = bindingSchema.getHttpBindingLocation(traits);
		const wireName = traits.httpHeader?.toLowerCase() ?? traits.httpPrefixHeaders?.toLowerCase() ?? traits.httpQuery;
		const value = bindingSchema.getHttpBindingValue(location, traits);
		const binding = [
			name,
			value,
			location,
			wireName
		];
		if (name === "__proto__") writeKey(byName);
		byName[name] = binding;
		if (value[1] >> 10 & 1) request.hasIdempotency = true;
		memberBindings.push(binding);
		const slot = location & 7;
		if (slot === 0) {
			requestBodyMemberNames.push(name);
			requestBodyMemberSchemas.push(member);
		}
		if ((slot & 4) === 0) {
			bodyMemberNames.push(name);
			bodyMemberSchemas.push(member);
		} else if ((slot & 6) === 4) {
			if (slot & 1) responseBindings.statusCode = binding;
			else {
				responseBindings.payload = binding;
				const type = value[1] & 255;
				request.contentTypeInstruction = traits.mediaType ?? (type === 0 ? "text/plain" : type === 21 || type === 42 ? "application/octet-stream" : null);
			}
		} else if (slot & 1) {
			request.hasPrefixHeaders = true;
			prefixHeaders.push(binding);
		} else {
			if (wireName === "__proto__") writeKey(headers);
			headers[wireName] = binding;
		}
	}
	if (request.contentTypeInstruction === void 0 && requestBodyMemberNames.length) request.contentTypeInstruction = null;
	request.syntheticBodySchema = createBodySchema(schema, requestBodyMemberNames, requestBodyMemberSchemas);
	response.syntheticBodySchema = createBodySchema(schema, bodyMemberNames, bodyMemberSchemas);
	return bindings;
};
const buildPathSegments = (path) => {
	const segments = [];
	let offset = 0;
	for (const match of path.matchAll(/\{([^{}+]+)(\+)?\}/g)) {
		if (match.index > offset) segments.push([path.slice(offset, match.index), 0]);
		segments.push([match[1], match[2] ? 2 : 1]);
		offset = match.index + match[0].length;
	}
	if (segments.length && offset < path.length) segments.push([path.slice(offset), 0]);
	return segments.length ? segments : void 0;
};
const buildHttpOperationBindings = (schema) => {
	const { http, endpoint } = (0,endpoints.s)(schema.traits ?? {});
	const [path, search] = http?.[1].split("?") ?? [];
	return [
		http?.[0],
		path,
		search ? [...new URLSearchParams(search)] : [],
		path ? buildPathSegments(path) : void 0,
		endpoint?.[0]
	];
};
const EMPTY_BINDINGS = {
	request: {
		memberBindings: [],
		byName: {}
	},
	response: {
		bodyMemberNames: [],
		bindings: {
			headers: {},
			prefixHeaders: []
		}
	}
};
const getHttpOperationBindings = (schema) => schema[HTTP_BINDINGS] ??= buildHttpOperationBindings(schema);
const createBodySchema = (schema, memberNames, memberSchemas) => {
	if (!memberNames.length) return;
	const source = schema.getSchema();
	const body = [
		3,
		source[1],
		source[2],
		schema.getMergedTraits(),
		memberNames,
		memberSchemas
	];
	const required = source[6];
	const bodyRequired = required && memberNames.reduce((count, name) => count + (source[4].indexOf(name) < required ? 1 : 0), 0);
	if (bodyRequired) body[6] = bodyRequired;
	return body;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/SerdeContext.js
var SerdeContext = class {
	serdeContext;
	setSerdeContext(serdeContext) {
		this.serdeContext = serdeContext;
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/HttpProtocol.js
var HttpProtocol = class extends SerdeContext {
	options;
	compositeErrorRegistry;
	constructor(options) {
		super();
		this.options = options;
		this.compositeErrorRegistry = new TypeRegistry.t(options.defaultNamespace);
		for (const etr of options.errorTypeRegistries ?? []) this.compositeErrorRegistry.copyFrom(etr);
	}
	getRequestType() {
		return httpRequest_0.t;
	}
	getResponseType() {
		return node_http_handler.d;
	}
	setSerdeContext(serdeContext) {
		this.serdeContext = serdeContext;
		this.serializer.setSerdeContext(serdeContext);
		this.deserializer.setSerdeContext(serdeContext);
		if (this.getPayloadCodec()) this.getPayloadCodec().setSerdeContext(serdeContext);
	}
	updateServiceEndpoint(request, endpoint) {
		if ("url" in endpoint) {
			request.protocol = endpoint.url.protocol;
			request.hostname = endpoint.url.hostname;
			request.port = endpoint.url.port ? Number(endpoint.url.port) : void 0;
			request.path = endpoint.url.pathname;
			request.fragment = endpoint.url.hash || void 0;
			request.username = endpoint.url.username || void 0;
			request.password = endpoint.url.password || void 0;
			if (!request.query) request.query = {};
			for (const [k, v] of endpoint.url.searchParams.entries()) request.query[k] = v;
			if (endpoint.headers) for (const name in endpoint.headers) {
				if (!(0,hasOwn.t)(endpoint.headers, name)) continue;
				request.headers[name] = endpoint.headers[name].join(", ");
			}
			return request;
		} else {
			request.protocol = endpoint.protocol;
			request.hostname = endpoint.hostname;
			request.port = endpoint.port ? Number(endpoint.port) : void 0;
			request.path = endpoint.path;
			request.query = { ...endpoint.query };
			if (endpoint.headers) for (const name in endpoint.headers) {
				if (!(0,hasOwn.t)(endpoint.headers, name)) continue;
				request.headers[name] = endpoint.headers[name];
			}
			return request;
		}
	}
	setHostPrefix(request, operationSchema, input, operation = getHttpOperationBindings(operationSchema)) {
		if (this.serdeContext?.disableHostPrefix) return;
		const hostPrefix = operation[4];
		if (typeof hostPrefix !== "string") return;
		let resolvedHostPrefix = hostPrefix;
		for (const [name, [, flags]] of HttpBindingNormalizedSchema.of(operationSchema.input).getHttpBindings().request.memberBindings) {
			if (!(flags >> 17 & 1)) continue;
			const replacement = input[name];
			if (typeof replacement !== "string") throw new Error(`@smithy/core/schema - ${name} in input must be a string as hostLabel.`);
			resolvedHostPrefix = resolvedHostPrefix.replace(`{${name}}`, replacement);
		}
		request.hostname = resolvedHostPrefix + request.hostname;
		if (!isValidHostname(request.hostname)) throw new Error(`[${request.hostname}] is not a valid hostname.`);
	}
	deserializeMetadata(output) {
		return {
			httpStatusCode: output.statusCode,
			requestId: output.headers["x-amzn-requestid"] ?? output.headers["x-amzn-request-id"] ?? output.headers["x-amz-request-id"],
			extendedRequestId: output.headers["x-amz-id-2"],
			cfId: output.headers["x-amz-cf-id"]
		};
	}
	resolveError(name, namespaces, registries) {
		const defaultErrorSchema = [
			-3,
			"",
			"Error",
			0,
			[],
			[],
			0
		];
		let schema;
		for (const registry of registries) for (const ns of namespaces) try {
			if (ns === "*") schema = registry.getSchema(name);
			else schema = registry.getSchema(ns + "#" + name);
			const errorCtor = registry.getErrorCtor(schema);
			if (errorCtor) return [
				schema,
				errorCtor,
				"modeled"
			];
			else {
				const syntheticErrorSchema = registry.getBaseException();
				if (syntheticErrorSchema) {
					const syntheticErrorCtor = registry.getErrorCtor(syntheticErrorSchema);
					if (syntheticErrorCtor) return [
						schema,
						syntheticErrorCtor,
						"synthetic"
					];
				}
			}
		} catch (ignored) {}
		for (const registry of registries) {
			const syntheticErrorSchema = registry.getBaseException();
			if (syntheticErrorSchema) {
				const syntheticErrorCtor = registry.getErrorCtor(syntheticErrorSchema);
				if (syntheticErrorCtor) return [
					syntheticErrorSchema,
					syntheticErrorCtor,
					"synthetic"
				];
			}
		}
		return [
			defaultErrorSchema,
			Error,
			"native"
		];
	}
	async serializeEventStream({ eventStream, requestSchema, initialRequest }) {
		return (await this.loadEventStreamCapability()).serializeEventStream({
			eventStream,
			requestSchema,
			initialRequest
		});
	}
	async deserializeEventStream({ response, responseSchema, initialResponseContainer }) {
		return (await this.loadEventStreamCapability()).deserializeEventStream({
			response,
			responseSchema,
			initialResponseContainer
		});
	}
	async loadEventStreamCapability() {
		const { EventStreamSerde, eventStreamSerdeProvider } = await __nccwpck_require__.e(/* import() */ 740).then(__nccwpck_require__.bind(__nccwpck_require__, 6740));
		return new EventStreamSerde({
			marshaller: this.resolveEventStreamMarshaller(eventStreamSerdeProvider),
			serializer: this.serializer,
			deserializer: this.deserializer,
			serdeContext: this.serdeContext,
			defaultContentType: this.getDefaultContentType(),
			compositeErrorRegistry: this.compositeErrorRegistry
		});
	}
	getDefaultContentType() {
		throw new Error(`@smithy/core/protocols - ${this.constructor.name} getDefaultContentType() implementation missing.`);
	}
	async deserializeHttpMessage(schema, context, response, arg4, arg5) {
		return [];
	}
	getEventStreamMarshaller() {
		const context = this.serdeContext;
		if (!context.eventStreamMarshaller) throw new Error("@smithy/core - HttpProtocol: eventStreamMarshaller missing in serdeContext.");
		return context.eventStreamMarshaller;
	}
	resolveEventStreamMarshaller(importedProvider) {
		const context = this.serdeContext;
		if (context.eventStreamMarshaller) return context.eventStreamMarshaller;
		return importedProvider(this.serdeContext);
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/serde/determineTimestampFormat.js
function determineTimestampFormat(ns, settings) {
	if (settings.timestampFormat.useTrait) {
		const schema = ns.getSchema();
		if (schema === 5 || schema === 6 || schema === 7) return schema;
	}
	const { httpLabel, httpPrefixHeaders, httpHeader, httpQuery } = ns.getMergedTraits();
	return (settings.httpBindings ? typeof httpPrefixHeaders === "string" || Boolean(httpHeader) ? 6 : Boolean(httpQuery) || Boolean(httpLabel) ? 5 : void 0 : void 0) ?? settings.timestampFormat.default;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/protocol-http/extensions/httpExtensionConfiguration.js
const getHttpHandlerExtensionConfiguration = (runtimeConfig) => {
	if (runtimeConfig.logger && runtimeConfig.logger.constructor?.name !== "NoOpLogger") runtimeConfig.requestHandler?.updateHttpClientConfig?.(Symbol.for("logger"), runtimeConfig.logger);
	if (runtimeConfig.defaultSocketTimeout) runtimeConfig.requestHandler?.updateHttpClientConfig?.(Symbol.for("@smithy/defaultSocketTimeout"), runtimeConfig.defaultSocketTimeout);
	return {
		setHttpHandler(handler) {
			runtimeConfig.requestHandler = handler;
		},
		httpHandler() {
			return runtimeConfig.requestHandler;
		},
		updateHttpClientConfig(key, value) {
			runtimeConfig.requestHandler?.updateHttpClientConfig(key, value);
		},
		httpHandlerConfigs() {
			return runtimeConfig.requestHandler.httpHandlerConfigs();
		}
	};
};
const resolveHttpHandlerRuntimeConfig = (httpHandlerExtensionConfiguration) => {
	return { requestHandler: httpHandlerExtensionConfiguration.httpHandler() };
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/middleware-content-length/contentLengthMiddleware.js
const CONTENT_LENGTH_HEADER = "content-length";
function contentLengthMiddleware(bodyLengthChecker) {
	return (next) => async (args) => {
		const request = args.request;
		if (httpRequest_0.t.isInstance(request)) {
			const { body, headers } = request;
			if (body && Object.keys(headers).map((str) => str.toLowerCase()).indexOf(CONTENT_LENGTH_HEADER) === -1) try {
				const length = bodyLengthChecker(body);
				if (length != null) request.headers = {
					...request.headers,
					[CONTENT_LENGTH_HEADER]: String(length)
				};
			} catch (ignored) {}
		}
		return next({
			...args,
			request
		});
	};
}
const contentLengthMiddlewareOptions = {
	step: "build",
	tags: ["SET_CONTENT_LENGTH", "CONTENT_LENGTH"],
	name: "contentLengthMiddleware",
	override: true
};
const getContentLengthPlugin = (options) => ({ applyToStack: (clientStack) => {
	clientStack.add(contentLengthMiddleware(options.bodyLengthChecker), contentLengthMiddlewareOptions);
} });
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-host-header/hostHeaderMiddleware.js
function resolveHostHeaderConfig(input) {
	return input;
}
const hostHeaderMiddleware = (options) => (next) => async (args) => {
	if (!httpRequest_0.t.isInstance(args.request)) return next(args);
	const { request } = args;
	const { handlerProtocol = "" } = options.requestHandler.metadata || {};
	if (handlerProtocol.indexOf("h2") >= 0 && !request.headers[":authority"]) {
		delete request.headers["host"];
		request.headers[":authority"] = request.hostname + (request.port ? ":" + request.port : "");
	} else if (!request.headers["host"]) {
		let host = request.hostname;
		if (request.port != null) host += `:${request.port}`;
		request.headers["host"] = host;
	}
	return next(args);
};
const hostHeaderMiddlewareOptions = {
	name: "hostHeaderMiddleware",
	step: "build",
	priority: "low",
	tags: ["HOST"],
	override: true
};
const getHostHeaderPlugin = (options) => ({ applyToStack: (clientStack) => {
	clientStack.add(hostHeaderMiddleware(options), hostHeaderMiddlewareOptions);
} });
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-logger/loggerMiddleware.js
const loggerMiddleware = () => (next, context) => async (args) => {
	try {
		const response = await next(args);
		const { clientName, commandName, logger, dynamoDbDocumentClientOptions = {} } = context;
		const { overrideInputFilterSensitiveLog, overrideOutputFilterSensitiveLog } = dynamoDbDocumentClientOptions;
		const inputFilterSensitiveLog = overrideInputFilterSensitiveLog ?? context.inputFilterSensitiveLog;
		const outputFilterSensitiveLog = overrideOutputFilterSensitiveLog ?? context.outputFilterSensitiveLog;
		const { $metadata, ...outputWithoutMetadata } = response.output;
		logger?.info?.({
			clientName,
			commandName,
			input: inputFilterSensitiveLog(args.input),
			output: outputFilterSensitiveLog(outputWithoutMetadata),
			metadata: $metadata
		});
		return response;
	} catch (error) {
		const { clientName, commandName, logger, dynamoDbDocumentClientOptions = {} } = context;
		const { overrideInputFilterSensitiveLog } = dynamoDbDocumentClientOptions;
		const inputFilterSensitiveLog = overrideInputFilterSensitiveLog ?? context.inputFilterSensitiveLog;
		logger?.error?.({
			clientName,
			commandName,
			input: inputFilterSensitiveLog(args.input),
			error,
			metadata: error.$metadata
		});
		throw error;
	}
};
const loggerMiddlewareOptions = {
	name: "loggerMiddleware",
	tags: ["LOGGER"],
	step: "initialize",
	override: true
};
const getLoggerPlugin = (options) => ({ applyToStack: (clientStack) => {
	clientStack.add(loggerMiddleware(), loggerMiddlewareOptions);
} });
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-recursion-detection/configuration.js
const recursionDetectionMiddlewareOptions = {
	step: "build",
	tags: ["RECURSION_DETECTION", "TRACE_CONTEXT_PROPAGATION"],
	name: "recursionDetectionMiddleware",
	override: true,
	priority: "low"
};
// ../../node_modules/.pnpm/@aws+lambda-invoke-store@0.3.0/node_modules/@aws/lambda-invoke-store/dist-es/invoke-store.js
const PROTECTED_KEYS = {
	REQUEST_ID: Symbol.for("_AWS_LAMBDA_REQUEST_ID"),
	X_RAY_TRACE_ID: Symbol.for("_AWS_LAMBDA_X_RAY_TRACE_ID"),
	TENANT_ID: Symbol.for("_AWS_LAMBDA_TENANT_ID"),
	TRACEPARENT: Symbol.for("_AWS_LAMBDA_TRACEPARENT"),
	TRACESTATE: Symbol.for("_AWS_LAMBDA_TRACESTATE"),
	BAGGAGE: Symbol.for("_AWS_LAMBDA_BAGGAGE")
};
const NO_GLOBAL_AWS_LAMBDA = ["true", "1"].includes(process.env?.AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA ?? "");
if (!NO_GLOBAL_AWS_LAMBDA) globalThis.awslambda = globalThis.awslambda || {};
var InvokeStoreBase = class {
	static PROTECTED_KEYS = PROTECTED_KEYS;
	isProtectedKey(key) {
		return Object.values(PROTECTED_KEYS).includes(key);
	}
	getRequestId() {
		return this.get(PROTECTED_KEYS.REQUEST_ID) ?? "-";
	}
	getXRayTraceId() {
		return this.get(PROTECTED_KEYS.X_RAY_TRACE_ID);
	}
	getTenantId() {
		return this.get(PROTECTED_KEYS.TENANT_ID);
	}
	getTraceparent() {
		return this.get(PROTECTED_KEYS.TRACEPARENT);
	}
	getTracestate() {
		return this.get(PROTECTED_KEYS.TRACESTATE);
	}
	getBaggage() {
		return this.get(PROTECTED_KEYS.BAGGAGE);
	}
};
var InvokeStoreSingle = class extends InvokeStoreBase {
	currentContext;
	getContext() {
		return this.currentContext;
	}
	hasContext() {
		return this.currentContext !== void 0;
	}
	get(key) {
		return this.currentContext?.[key];
	}
	set(key, value) {
		if (this.isProtectedKey(key)) throw new Error(`Cannot modify protected Lambda context field: ${String(key)}`);
		this.currentContext = this.currentContext || {};
		this.currentContext[key] = value;
	}
	run(context, fn) {
		this.currentContext = context;
		return fn();
	}
};
var InvokeStoreMulti = class InvokeStoreMulti extends InvokeStoreBase {
	als;
	static async create() {
		const instance = new InvokeStoreMulti();
		instance.als = new (await (Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 6698, 19)))).AsyncLocalStorage();
		return instance;
	}
	getContext() {
		return this.als.getStore();
	}
	hasContext() {
		return this.als.getStore() !== void 0;
	}
	get(key) {
		return this.als.getStore()?.[key];
	}
	set(key, value) {
		if (this.isProtectedKey(key)) throw new Error(`Cannot modify protected Lambda context field: ${String(key)}`);
		const store = this.als.getStore();
		if (!store) throw new Error("No context available");
		store[key] = value;
	}
	run(context, fn) {
		return this.als.run(context, fn);
	}
};
var InvokeStore;
(function(InvokeStore) {
	let instance = null;
	async function getInstanceAsync(forceInvokeStoreMulti) {
		if (!instance) instance = (async () => {
			const newInstance = forceInvokeStoreMulti === true || "AWS_LAMBDA_MAX_CONCURRENCY" in process.env ? await InvokeStoreMulti.create() : new InvokeStoreSingle();
			if (!NO_GLOBAL_AWS_LAMBDA && globalThis.awslambda?.InvokeStore) return globalThis.awslambda.InvokeStore;
			else if (!NO_GLOBAL_AWS_LAMBDA && globalThis.awslambda) {
				globalThis.awslambda.InvokeStore = newInstance;
				return newInstance;
			} else return newInstance;
		})();
		return instance;
	}
	InvokeStore.getInstanceAsync = getInstanceAsync;
	InvokeStore._testing = process.env.AWS_LAMBDA_BENCHMARK_MODE === "1" ? { reset: () => {
		instance = null;
		if (globalThis.awslambda?.InvokeStore) delete globalThis.awslambda.InvokeStore;
		globalThis.awslambda = { InvokeStore: void 0 };
	} } : void 0;
})(InvokeStore || (InvokeStore = {}));
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-recursion-detection/recursionDetectionMiddleware.js
const AWS_LAMBDA_FUNCTION_NAME = "AWS_LAMBDA_FUNCTION_NAME";
const _X_AMZN_TRACE_ID = "_X_AMZN_TRACE_ID";
const X_AMZN_TRACE_ID = "X-Amzn-Trace-Id";
const TRACEPARENT = "traceparent";
const TRACESTATE = "tracestate";
const BAGGAGE = "baggage";
const recursionDetectionMiddleware = () => (next) => async (args) => {
	const { request } = args;
	if (!httpRequest_0.t.isInstance(request)) return next(args);
	let invokeStore;
	{
		const traceIdHeader = Object.keys(request.headers ?? {}).find((h) => h.toLowerCase() === X_AMZN_TRACE_ID.toLowerCase()) ?? X_AMZN_TRACE_ID;
		if (!request.headers.hasOwnProperty(traceIdHeader)) {
			const functionName = process.env[AWS_LAMBDA_FUNCTION_NAME];
			const traceIdFromEnv = process.env[_X_AMZN_TRACE_ID];
			invokeStore ??= await InvokeStore.getInstanceAsync();
			const traceId = invokeStore?.getXRayTraceId() ?? traceIdFromEnv;
			const nonEmptyString = (str) => typeof str === "string" && str.length > 0;
			if (nonEmptyString(functionName) && nonEmptyString(traceId)) request.headers[X_AMZN_TRACE_ID] = traceId;
		}
	}
	sanitizeTraceHeaders(request.headers);
	if (!request.headers[TRACEPARENT]) {
		const traceparent = (invokeStore ??= await InvokeStore.getInstanceAsync())?.getTraceparent?.();
		if (traceparent) {
			request.headers[TRACEPARENT] = traceparent;
			const tracestate = invokeStore?.getTracestate?.();
			if (tracestate) request.headers[TRACESTATE] = tracestate;
			const baggage = invokeStore?.getBaggage?.();
			if (baggage) request.headers[BAGGAGE] = baggage;
		}
	}
	return next(args);
};
function sanitizeTraceHeaders(headers) {
	for (const header of Object.keys(headers)) {
		const lower = header.toLowerCase();
		if (header !== lower && (lower === TRACEPARENT || lower === TRACESTATE || lower === BAGGAGE)) {
			headers[lower] = headers[header];
			delete headers[header];
		}
	}
}
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-recursion-detection/getRecursionDetectionPlugin.js
const getRecursionDetectionPlugin = (options) => ({ applyToStack: (clientStack) => {
	clientStack.add(recursionDetectionMiddleware(), recursionDetectionMiddlewareOptions);
} });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-auth-scheme/resolveAuthOptions.js
const resolveAuthOptions = (candidateAuthOptions, authSchemePreference) => {
	if (!authSchemePreference || authSchemePreference.length === 0) return candidateAuthOptions;
	const preferredAuthOptions = [];
	for (const preferredSchemeName of authSchemePreference) for (const candidateAuthOption of candidateAuthOptions) if (candidateAuthOption.schemeId.split("#")[1] === preferredSchemeName) preferredAuthOptions.push(candidateAuthOption);
	for (const candidateAuthOption of candidateAuthOptions) if (!preferredAuthOptions.find(({ schemeId }) => schemeId === candidateAuthOption.schemeId)) preferredAuthOptions.push(candidateAuthOption);
	return preferredAuthOptions;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-auth-scheme/httpAuthSchemeMiddleware.js
function convertHttpAuthSchemesToMap(httpAuthSchemes) {
	const map = /* @__PURE__ */ new Map();
	for (const scheme of httpAuthSchemes) map.set(scheme.schemeId, scheme);
	return map;
}
const httpAuthSchemeMiddleware = (config, mwOptions) => (next, context) => async (args) => {
	const options = config.httpAuthSchemeProvider(await mwOptions.httpAuthSchemeParametersProvider(config, context, args.input));
	const authSchemePreference = config.authSchemePreference ? await config.authSchemePreference() : [];
	const resolvedOptions = resolveAuthOptions(options, authSchemePreference);
	const authSchemes = convertHttpAuthSchemesToMap(config.httpAuthSchemes);
	const smithyContext = (0,endpoints.m)(context);
	const failureReasons = [];
	for (const option of resolvedOptions) {
		const scheme = authSchemes.get(option.schemeId);
		if (!scheme) {
			failureReasons.push(`HttpAuthScheme \`${option.schemeId}\` was not enabled for this service.`);
			continue;
		}
		const identityProvider = scheme.identityProvider(await mwOptions.identityProviderConfigProvider(config));
		if (!identityProvider) {
			failureReasons.push(`HttpAuthScheme \`${option.schemeId}\` did not have an IdentityProvider configured.`);
			continue;
		}
		const { identityProperties = {}, signingProperties = {} } = option.propertiesExtractor?.(config, context) || {};
		option.identityProperties = Object.assign(option.identityProperties || {}, identityProperties);
		option.signingProperties = Object.assign(option.signingProperties || {}, signingProperties);
		smithyContext.selectedHttpAuthScheme = {
			httpAuthOption: option,
			identity: await identityProvider(option.identityProperties),
			signer: scheme.signer
		};
		break;
	}
	if (!smithyContext.selectedHttpAuthScheme) throw new Error(failureReasons.join("\n"));
	return next(args);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-auth-scheme/getHttpAuthSchemeEndpointRuleSetPlugin.js
const httpAuthSchemeEndpointRuleSetMiddlewareOptions = {
	step: "serialize",
	tags: ["HTTP_AUTH_SCHEME"],
	name: "httpAuthSchemeMiddleware",
	override: true,
	relation: "before",
	toMiddleware: "endpointV2Middleware"
};
const getHttpAuthSchemeEndpointRuleSetPlugin = (config, { httpAuthSchemeParametersProvider, identityProviderConfigProvider }) => ({ applyToStack: (clientStack) => {
	clientStack.addRelativeTo(httpAuthSchemeMiddleware(config, {
		httpAuthSchemeParametersProvider,
		identityProviderConfigProvider
	}), httpAuthSchemeEndpointRuleSetMiddlewareOptions);
} });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-signing/httpSigningMiddleware.js
const defaultErrorHandler = (signingProperties) => (error) => {
	throw error;
};
const defaultSuccessHandler = (httpResponse, signingProperties) => {};
const httpSigningMiddleware = (config) => (next, context) => async (args) => {
	if (!httpRequest_0.t.isInstance(args.request)) return next(args);
	const scheme = (0,endpoints.m)(context).selectedHttpAuthScheme;
	if (!scheme) throw new Error(`No HttpAuthScheme was selected: unable to sign request`);
	const { httpAuthOption: { signingProperties = {} }, identity, signer } = scheme;
	const output = await next({
		...args,
		request: await signer.sign(args.request, identity, signingProperties)
	}).catch((signer.errorHandler || defaultErrorHandler)(signingProperties));
	(signer.successHandler || defaultSuccessHandler)(output.response, signingProperties);
	return output;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/legacy-root-exports/middleware-http-signing/getHttpSigningMiddleware.js
const httpSigningMiddlewareOptions = {
	step: "finalizeRequest",
	tags: ["HTTP_SIGNING"],
	name: "httpSigningMiddleware",
	aliases: [
		"apiKeyMiddleware",
		"tokenMiddleware",
		"awsAuthMiddleware"
	],
	override: true,
	relation: "after",
	toMiddleware: "retryMiddleware"
};
const getHttpSigningPlugin = (config) => ({ applyToStack: (clientStack) => {
	clientStack.addRelativeTo(httpSigningMiddleware(config), httpSigningMiddlewareOptions);
} });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/normalizeProvider.js
const normalizeProvider = (input) => {
	if (typeof input === "function") return input;
	const promisified = Promise.resolve(input);
	return () => promisified;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/legacy-root-exports/util-identity-and-auth/DefaultIdentityProviderConfig.js
var DefaultIdentityProviderConfig = class {
	authSchemes = /* @__PURE__ */ new Map();
	constructor(config) {
		for (const key in config) {
			if (!(0,hasOwn.t)(config, key)) continue;
			const value = config[key];
			if (value !== void 0) this.authSchemes.set(key, value);
		}
	}
	getIdentityProvider(schemeId) {
		return this.authSchemes.get(schemeId);
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/legacy-root-exports/util-identity-and-auth/memoizeIdentityProvider.js
const createIsIdentityExpiredFunction = (expirationMs) => function isIdentityExpired(identity) {
	return doesIdentityRequireRefresh(identity) && identity.expiration.getTime() - Date.now() < expirationMs;
};
const isIdentityExpired = createIsIdentityExpiredFunction(3e5);
const doesIdentityRequireRefresh = (identity) => identity.expiration !== void 0;
const memoizeIdentityProvider = (provider, isExpired, requiresRefresh) => {
	if (provider === void 0) return;
	const normalizedProvider = typeof provider !== "function" ? async () => Promise.resolve(provider) : provider;
	let resolved;
	let pending;
	let hasResult;
	let isConstant = false;
	const coalesceProvider = async (options) => {
		if (!pending) pending = normalizedProvider(options);
		try {
			resolved = await pending;
			hasResult = true;
			isConstant = false;
		} finally {
			pending = void 0;
		}
		return resolved;
	};
	if (isExpired === void 0) return async (options) => {
		if (!hasResult || options?.forceRefresh) resolved = await coalesceProvider(options);
		return resolved;
	};
	return async (options) => {
		if (!hasResult || options?.forceRefresh) resolved = await coalesceProvider(options);
		if (isConstant) return resolved;
		if (!requiresRefresh(resolved)) {
			isConstant = true;
			return resolved;
		}
		if (isExpired(resolved)) {
			await coalesceProvider(options);
			return resolved;
		}
		return resolved;
	};
};
function isValidUserAgentAppId(appId) {
	if (appId === void 0) return true;
	return typeof appId === "string" && appId.length <= 50;
}
function resolveUserAgentConfig(input) {
	const normalizedAppIdProvider = normalizeProvider(input.userAgentAppId ?? void 0);
	const { customUserAgent } = input;
	return Object.assign(input, {
		customUserAgent: typeof customUserAgent === "string" ? [[customUserAgent]] : customUserAgent,
		userAgentAppId: async () => {
			const appId = await normalizedAppIdProvider();
			if (!isValidUserAgentAppId(appId)) {
				const logger = input.logger?.constructor?.name === "NoOpLogger" || !input.logger ? console : input.logger;
				if (typeof appId !== "string") logger?.warn("userAgentAppId must be a string or undefined.");
				else if (appId.length > 50) logger?.warn("The provided userAgentAppId exceeds the maximum length of 50 characters.");
			}
			return appId;
		}
	});
}
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partition.js
let selectedPartitionsInfo = {
	"partitions": [
		{
			"id": "aws",
			"outputs": {
				"dnsSuffix": "amazonaws.com",
				"dualStackDnsSuffix": "api.aws",
				"implicitGlobalRegion": "us-east-1",
				"name": "aws",
				"supportsDualStack": true,
				"supportsFIPS": true
			},
			"regionRegex": "^(us|eu|ap|sa|ca|me|af|il|mx)\\-\\w+\\-\\d+$",
			"regions": {
				"af-south-1": { "description": "Africa (Cape Town)" },
				"ap-east-1": { "description": "Asia Pacific (Hong Kong)" },
				"ap-east-2": { "description": "Asia Pacific (Taipei)" },
				"ap-northeast-1": { "description": "Asia Pacific (Tokyo)" },
				"ap-northeast-2": { "description": "Asia Pacific (Seoul)" },
				"ap-northeast-3": { "description": "Asia Pacific (Osaka)" },
				"ap-south-1": { "description": "Asia Pacific (Mumbai)" },
				"ap-south-2": { "description": "Asia Pacific (Hyderabad)" },
				"ap-southeast-1": { "description": "Asia Pacific (Singapore)" },
				"ap-southeast-2": { "description": "Asia Pacific (Sydney)" },
				"ap-southeast-3": { "description": "Asia Pacific (Jakarta)" },
				"ap-southeast-4": { "description": "Asia Pacific (Melbourne)" },
				"ap-southeast-5": { "description": "Asia Pacific (Malaysia)" },
				"ap-southeast-6": { "description": "Asia Pacific (New Zealand)" },
				"ap-southeast-7": { "description": "Asia Pacific (Thailand)" },
				"aws-global": { "description": "aws global region" },
				"ca-central-1": { "description": "Canada (Central)" },
				"ca-west-1": { "description": "Canada West (Calgary)" },
				"eu-central-1": { "description": "Europe (Frankfurt)" },
				"eu-central-2": { "description": "Europe (Zurich)" },
				"eu-north-1": { "description": "Europe (Stockholm)" },
				"eu-south-1": { "description": "Europe (Milan)" },
				"eu-south-2": { "description": "Europe (Spain)" },
				"eu-west-1": { "description": "Europe (Ireland)" },
				"eu-west-2": { "description": "Europe (London)" },
				"eu-west-3": { "description": "Europe (Paris)" },
				"il-central-1": { "description": "Israel (Tel Aviv)" },
				"me-central-1": { "description": "Middle East (UAE)" },
				"me-south-1": { "description": "Middle East (Bahrain)" },
				"me-west-1": { "description": "Middle East (Saudi Arabia)" },
				"mx-central-1": { "description": "Mexico (Central)" },
				"sa-east-1": { "description": "South America (Sao Paulo)" },
				"sa-west-1": { "description": "South America (Chile)" },
				"us-east-1": { "description": "US East (N. Virginia)" },
				"us-east-2": { "description": "US East (Ohio)" },
				"us-west-1": { "description": "US West (N. California)" },
				"us-west-2": { "description": "US West (Oregon)" }
			}
		},
		{
			"id": "aws-cn",
			"outputs": {
				"dnsSuffix": "amazonaws.com.cn",
				"dualStackDnsSuffix": "api.amazonwebservices.com.cn",
				"implicitGlobalRegion": "cn-northwest-1",
				"name": "aws-cn",
				"supportsDualStack": true,
				"supportsFIPS": true
			},
			"regionRegex": "^cn\\-\\w+\\-\\d+$",
			"regions": {
				"aws-cn-global": { "description": "aws-cn global region" },
				"cn-north-1": { "description": "China (Beijing)" },
				"cn-northwest-1": { "description": "China (Ningxia)" }
			}
		},
		{
			"id": "aws-eusc",
			"outputs": {
				"dnsSuffix": "amazonaws.eu",
				"dualStackDnsSuffix": "api.amazonwebservices.eu",
				"implicitGlobalRegion": "eusc-de-east-1",
				"name": "aws-eusc",
				"supportsDualStack": true,
				"supportsFIPS": true
			},
			"regionRegex": "^eusc\\-(de)\\-\\w+\\-\\d+$",
			"regions": { "eusc-de-east-1": { "description": "AWS European Sovereign Cloud (Germany)" } }
		},
		{
			"id": "aws-iso",
			"outputs": {
				"dnsSuffix": "c2s.ic.gov",
				"dualStackDnsSuffix": "api.aws.ic.gov",
				"implicitGlobalRegion": "us-iso-east-1",
				"name": "aws-iso",
				"supportsDualStack": true,
				"supportsFIPS": true
			},
			"regionRegex": "^us\\-iso\\-\\w+\\-\\d+$",
			"regions": {
				"aws-iso-global": { "description": "aws-iso global region" },
				"us-iso-east-1": { "description": "US ISO East" },
				"us-iso-west-1": { "description": "US ISO WEST" }
			}
		},
		{
			"id": "aws-iso-b",
			"outputs": {
				"dnsSuffix": "sc2s.sgov.gov",
				"dualStackDnsSuffix": "api.aws.scloud",
				"implicitGlobalRegion": "us-isob-east-1",
				"name": "aws-iso-b",
				"supportsDualStack": true,
				"supportsFIPS": true
			},
			"regionRegex": "^us\\-isob\\-\\w+\\-\\d+$",
			"regions": {
				"aws-iso-b-global": { "description": "aws-iso-b global region" },
				"us-isob-east-1": { "description": "US ISOB East (Ohio)" },
				"us-isob-west-1": { "description": "US ISOB West" }
			}
		},
		{
			"id": "aws-iso-e",
			"outputs": {
				"dnsSuffix": "cloud.adc-e.uk",
				"dualStackDnsSuffix": "api.cloud-aws.adc-e.uk",
				"implicitGlobalRegion": "eu-isoe-west-1",
				"name": "aws-iso-e",
				"supportsDualStack": true,
				"supportsFIPS": true
			},
			"regionRegex": "^eu\\-isoe\\-\\w+\\-\\d+$",
			"regions": {
				"aws-iso-e-global": { "description": "aws-iso-e global region" },
				"eu-isoe-west-1": { "description": "EU ISOE West" }
			}
		},
		{
			"id": "aws-iso-f",
			"outputs": {
				"dnsSuffix": "csp.hci.ic.gov",
				"dualStackDnsSuffix": "api.aws.hci.ic.gov",
				"implicitGlobalRegion": "us-isof-south-1",
				"name": "aws-iso-f",
				"supportsDualStack": true,
				"supportsFIPS": true
			},
			"regionRegex": "^us\\-isof\\-\\w+\\-\\d+$",
			"regions": {
				"aws-iso-f-global": { "description": "aws-iso-f global region" },
				"us-isof-east-1": { "description": "US ISOF EAST" },
				"us-isof-south-1": { "description": "US ISOF SOUTH" }
			}
		},
		{
			"id": "aws-us-gov",
			"outputs": {
				"dnsSuffix": "amazonaws.com",
				"dualStackDnsSuffix": "api.aws",
				"implicitGlobalRegion": "us-gov-west-1",
				"name": "aws-us-gov",
				"supportsDualStack": true,
				"supportsFIPS": true
			},
			"regionRegex": "^us\\-gov\\-\\w+\\-\\d+$",
			"regions": {
				"aws-us-gov-global": { "description": "aws-us-gov global region" },
				"us-gov-east-1": { "description": "AWS GovCloud (US-East)" },
				"us-gov-west-1": { "description": "AWS GovCloud (US-West)" }
			}
		}
	],
	"version": "1.1"
};
let selectedUserAgentPrefix = "";
const partition = (value) => {
	const { partitions } = selectedPartitionsInfo;
	for (const partition of partitions) {
		const { regions, outputs } = partition;
		for (const [region, regionData] of Object.entries(regions)) if (region === value) return {
			...outputs,
			...regionData
		};
	}
	for (const partition of partitions) {
		const { regionRegex, outputs } = partition;
		if (new RegExp(regionRegex).test(value)) return { ...outputs };
	}
	const DEFAULT_PARTITION = partitions.find((partition) => partition.id === "aws");
	if (!DEFAULT_PARTITION) throw new Error("Provided region was not found in the partition array or regex, and default partition with id 'aws' doesn't exist.");
	return { ...DEFAULT_PARTITION.outputs };
};
const getUserAgentPrefix = () => selectedUserAgentPrefix;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/isStreamingPayload/isStreamingPayload.js
const isStreamingPayload = (request) => request?.body instanceof external_node_stream_.Readable || typeof ReadableStream !== "undefined" && request?.body instanceof ReadableStream;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/service-error-classification/constants.js
const THROTTLING_ERROR_CODES = [
	"BandwidthLimitExceeded",
	"EC2ThrottledException",
	"LimitExceededException",
	"PriorRequestNotComplete",
	"ProvisionedThroughputExceededException",
	"RequestLimitExceeded",
	"RequestThrottled",
	"RequestThrottledException",
	"SlowDown",
	"ThrottledException",
	"Throttling",
	"ThrottlingException",
	"TooManyRequestsException",
	"TransactionInProgressException"
];
const TRANSIENT_ERROR_CODES = [
	"TimeoutError",
	"RequestTimeout",
	"RequestTimeoutException"
];
const TRANSIENT_ERROR_STATUS_CODES = [
	500,
	502,
	503,
	504
];
const NODEJS_TIMEOUT_ERROR_CODES = [
	"ECONNRESET",
	"ECONNREFUSED",
	"EPIPE",
	"ETIMEDOUT"
];
const NODEJS_NETWORK_ERROR_CODES = [
	"EHOSTUNREACH",
	"ENETUNREACH",
	"ENOTFOUND",
	"EAI_AGAIN"
];
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/service-error-classification/service-error-classification.js
const isRetryableByTrait = (error) => error?.$retryable !== void 0;
const isClockSkewCorrectedError = (error) => error.$metadata?.clockSkewCorrected;
const isBrowserNetworkError = (error) => {
	const errorMessages = /* @__PURE__ */ new Set([
		"Failed to fetch",
		"NetworkError when attempting to fetch resource",
		"The Internet connection appears to be offline",
		"Load failed",
		"Network request failed"
	]);
	if (!(error && error instanceof TypeError)) return false;
	return errorMessages.has(error.message);
};
const isThrottlingError = (error) => error.$metadata?.httpStatusCode === 429 || THROTTLING_ERROR_CODES.includes(error.name) || error.$retryable?.throttling == true;
const isTransientError = (error, depth = 0) => error?.name !== "AbortError" && (isRetryableByTrait(error) || isClockSkewCorrectedError(error) || error.name === "InvalidSignatureException" && error.message?.includes("Signature expired") || TRANSIENT_ERROR_CODES.includes(error.name) || NODEJS_TIMEOUT_ERROR_CODES.includes(error?.code || "") || NODEJS_NETWORK_ERROR_CODES.includes(error?.code || "") || TRANSIENT_ERROR_STATUS_CODES.includes(error.$metadata?.httpStatusCode || 0) || isBrowserNetworkError(error) || isNodeJsHttp2TransientError(error) || error.cause !== void 0 && depth <= 10 && isTransientError(error.cause, depth + 1));
const isServerError = (error) => {
	if (error.$metadata?.httpStatusCode !== void 0) {
		const statusCode = error.$metadata.httpStatusCode;
		if (500 <= statusCode && statusCode <= 599 && !isTransientError(error)) return true;
		return false;
	}
	return false;
};
function isNodeJsHttp2TransientError(error) {
	return error.code === "ERR_HTTP2_STREAM_ERROR" && error.message.includes("NGHTTP2_REFUSED_STREAM");
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/util-retry/race.js
const race = (promise, signal) => {
	if (!signal) return promise;
	let cleanup = () => {};
	const aborted = new Promise((_, reject) => {
		const handler = () => reject(createAbortError());
		if (signal.aborted) handler();
		else if (typeof signal.addEventListener === "function") {
			signal.addEventListener("abort", handler, { once: true });
			cleanup = () => signal.removeEventListener("abort", handler);
		} else signal.onabort = handler;
	});
	return Promise.race([promise, aborted]).finally(cleanup);
};
const createAbortError = () => Object.assign(/* @__PURE__ */ new Error("Request aborted"), { name: "AbortError" });
const isAbortError = (error) => typeof error === "object" && error !== null && "name" in error && error.name === "AbortError";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/util-retry/constants.js
const MAXIMUM_RETRY_DELAY = 2e4;
const INVOCATION_ID_HEADER = "amz-sdk-invocation-id";
const REQUEST_HEADER = "amz-sdk-request";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/parseRetryAfterHeader.js
function parseRetryAfterHeader(response, logger) {
	if (!node_http_handler.d.isInstance(response)) return;
	for (const header in response.headers) {
		if (!(0,hasOwn.t)(response.headers, header)) continue;
		const h = header.toLowerCase();
		if (h === "retry-after") {
			const retryAfter = response.headers[header];
			let retryAfterSeconds = NaN;
			if (retryAfter.endsWith("GMT")) try {
				retryAfterSeconds = ((0,node_http_handler.u)(retryAfter).getTime() - Date.now()) / 1e3;
			} catch (e) {
				logger?.trace?.("Failed to parse retry-after header");
				logger?.trace?.(e);
			}
			else if (retryAfter.match(/ GMT, ((\d+)|(\d+\.\d+))$/)) retryAfterSeconds = Number(retryAfter.match(/ GMT, ([\d.]+)$/)?.[1]);
			else if (retryAfter.match(/^((\d+)|(\d+\.\d+))$/)) retryAfterSeconds = Number(retryAfter);
			else if (Date.parse(retryAfter) >= Date.now()) retryAfterSeconds = (Date.parse(retryAfter) - Date.now()) / 1e3;
			if (isNaN(retryAfterSeconds)) return;
			return new Date(Date.now() + retryAfterSeconds * 1e3);
		} else if (h === "x-amz-retry-after") {
			const v = response.headers[header];
			const backoffMilliseconds = Number(v);
			if (isNaN(backoffMilliseconds)) {
				logger?.trace?.(`Failed to parse x-amz-retry-after=${v}`);
				return;
			}
			return new Date(Date.now() + backoffMilliseconds);
		}
	}
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/util.js
const asSdkError = (error) => {
	if (error instanceof Error) return error;
	if (error instanceof Object) return Object.assign(/* @__PURE__ */ new Error(), error);
	if (typeof error === "string") return new Error(error);
	return /* @__PURE__ */ new Error(`AWS SDK error wrapper for ${error}`);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/retryMiddleware.js
function bindRetryMiddleware(isStreamingPayload) {
	return (options) => (next, context) => async (args) => {
		let retryStrategy = await options.retryStrategy();
		const maxAttempts = await options.maxAttempts();
		const abortSignal = context[endpoints.h]?.abortSignal;
		if (isRetryStrategyV2(retryStrategy)) {
			retryStrategy = retryStrategy;
			const retryTokenScope = (context["partition_id"] ?? "") + (context.__retryLongPoll ? ":longpoll" : "");
			let retryToken = await race(retryStrategy.acquireInitialRetryToken(retryTokenScope), abortSignal);
			let lastError = /* @__PURE__ */ new Error();
			let attempts = 0;
			let totalRetryDelay = 0;
			const { request } = args;
			const isRequest = httpRequest_0.t.isInstance(request);
			if (isRequest) request.headers[INVOCATION_ID_HEADER] = v4();
			while (true) try {
				if (isRequest) request.headers[REQUEST_HEADER] = `attempt=${attempts + 1}; max=${maxAttempts}`;
				const { response, output } = await next(args);
				retryStrategy.recordSuccess(retryToken);
				output.$metadata.attempts = attempts + 1;
				output.$metadata.totalRetryDelay = totalRetryDelay;
				return {
					response,
					output
				};
			} catch (e) {
				const retryErrorInfo = getRetryErrorInfo(e, options.logger);
				lastError = asSdkError(e);
				if (isRequest && isStreamingPayload(request)) {
					(context.logger instanceof NoOpLogger ? console : context.logger)?.warn("An error was encountered in a non-retryable streaming request.");
					throw lastError;
				}
				try {
					retryToken = await race(retryStrategy.refreshRetryTokenForRetry(retryToken, retryErrorInfo), abortSignal);
				} catch (refreshError) {
					if (abortSignal?.aborted && isAbortError(refreshError)) throw refreshError;
					if (!lastError.$metadata) lastError.$metadata = {};
					lastError.$metadata.attempts = attempts + 1;
					lastError.$metadata.totalRetryDelay = totalRetryDelay;
					throw lastError;
				}
				attempts = retryToken.getRetryCount();
				const delay = retryToken.getRetryDelay();
				totalRetryDelay += (retryToken?.$retryLog?.acquisitionDelay ?? 0) + delay;
				if (delay > 0) await race(new Promise((resolve) => setTimeout(resolve, delay)), abortSignal);
			}
		} else {
			retryStrategy = retryStrategy;
			if (retryStrategy?.mode) context.userAgent = [...context.userAgent || [], ["cfg/retry-mode", retryStrategy.mode]];
			return retryStrategy.retry(next, args);
		}
	};
}
const isRetryStrategyV2 = (retryStrategy) => typeof retryStrategy.acquireInitialRetryToken !== "undefined" && typeof retryStrategy.refreshRetryTokenForRetry !== "undefined" && typeof retryStrategy.recordSuccess !== "undefined";
const getRetryErrorInfo = (error, logger) => {
	const errorInfo = {
		error,
		errorType: getRetryErrorType(error)
	};
	const retryAfterHint = parseRetryAfterHeader(error.$response, logger);
	if (retryAfterHint) errorInfo.retryAfterHint = retryAfterHint;
	return errorInfo;
};
const getRetryErrorType = (error) => {
	if (isThrottlingError(error)) return "THROTTLING";
	if (isTransientError(error)) return "TRANSIENT";
	if (isServerError(error)) return "SERVER_ERROR";
	return "CLIENT_ERROR";
};
const retryMiddlewareOptions = {
	name: "retryMiddleware",
	tags: ["RETRY"],
	step: "finalizeRequest",
	priority: "high",
	override: true
};
function bindGetRetryPlugin(isStreamingPayload) {
	const retryMiddleware = bindRetryMiddleware(isStreamingPayload);
	return (options) => ({ applyToStack: (clientStack) => {
		clientStack.add(retryMiddleware(options), retryMiddlewareOptions);
	} });
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/util-retry/DefaultRateLimiter.js
var DefaultRateLimiter = class DefaultRateLimiter {
	static setTimeoutFn = (fn, delay) => setTimeout(fn, delay);
	beta;
	minCapacity;
	minFillRate;
	scaleConstant;
	smooth;
	enabled = false;
	availableTokens = 0;
	lastMaxRate = 0;
	measuredTxRate = 0;
	requestCount = 0;
	fillRate;
	lastThrottleTime;
	lastTimestamp = 0;
	lastTxRateBucket;
	maxCapacity;
	timeWindow = 0;
	constructor(options) {
		this.beta = options?.beta ?? .7;
		this.minCapacity = options?.minCapacity ?? 1;
		this.minFillRate = options?.minFillRate ?? .5;
		this.scaleConstant = options?.scaleConstant ?? .4;
		this.smooth = options?.smooth ?? .8;
		this.lastThrottleTime = this.getCurrentTimeInSeconds();
		this.lastTxRateBucket = Math.floor(this.getCurrentTimeInSeconds());
		this.fillRate = this.minFillRate;
		this.maxCapacity = this.minCapacity;
	}
	async getSendToken() {
		return this.acquireTokenBucket(1);
	}
	updateClientSendingRate(response) {
		let calculatedRate;
		this.updateMeasuredRate();
		const retryErrorInfo = response;
		if (retryErrorInfo?.errorType === "THROTTLING" || isThrottlingError(retryErrorInfo?.error ?? response)) {
			const rateToUse = !this.enabled ? this.measuredTxRate : Math.min(this.measuredTxRate, this.fillRate);
			this.lastMaxRate = rateToUse;
			this.calculateTimeWindow();
			this.lastThrottleTime = this.getCurrentTimeInSeconds();
			calculatedRate = this.cubicThrottle(rateToUse);
			this.enableTokenBucket();
		} else {
			this.calculateTimeWindow();
			calculatedRate = this.cubicSuccess(this.getCurrentTimeInSeconds());
		}
		const newRate = Math.min(calculatedRate, 2 * this.measuredTxRate);
		this.updateTokenBucketRate(newRate);
	}
	getCurrentTimeInSeconds() {
		return Date.now() / 1e3;
	}
	async acquireTokenBucket(amount) {
		if (!this.enabled) return;
		this.refillTokenBucket();
		while (amount > this.availableTokens) {
			const delay = (amount - this.availableTokens) / this.fillRate * 1e3;
			await new Promise((resolve) => DefaultRateLimiter.setTimeoutFn(resolve, delay));
			this.refillTokenBucket();
		}
		this.availableTokens = this.availableTokens - amount;
	}
	refillTokenBucket() {
		const timestamp = this.getCurrentTimeInSeconds();
		if (!this.lastTimestamp) {
			this.lastTimestamp = timestamp;
			return;
		}
		const fillAmount = (timestamp - this.lastTimestamp) * this.fillRate;
		this.availableTokens = Math.min(this.maxCapacity, this.availableTokens + fillAmount);
		this.lastTimestamp = timestamp;
	}
	calculateTimeWindow() {
		this.timeWindow = this.getPrecise(Math.pow(this.lastMaxRate * (1 - this.beta) / this.scaleConstant, 1 / 3));
	}
	cubicThrottle(rateToUse) {
		return this.getPrecise(rateToUse * this.beta);
	}
	cubicSuccess(timestamp) {
		return this.getPrecise(this.scaleConstant * Math.pow(timestamp - this.lastThrottleTime - this.timeWindow, 3) + this.lastMaxRate);
	}
	enableTokenBucket() {
		this.enabled = true;
	}
	updateTokenBucketRate(newRate) {
		this.refillTokenBucket();
		this.fillRate = Math.max(newRate, this.minFillRate);
		this.maxCapacity = Math.max(newRate, this.minCapacity);
		this.availableTokens = Math.min(this.availableTokens, this.maxCapacity);
	}
	updateMeasuredRate() {
		const t = this.getCurrentTimeInSeconds();
		const timeBucket = Math.floor(t * 2) / 2;
		this.requestCount++;
		if (timeBucket > this.lastTxRateBucket) {
			const currentRate = this.requestCount / (timeBucket - this.lastTxRateBucket);
			this.measuredTxRate = this.getPrecise(currentRate * this.smooth + this.measuredTxRate * (1 - this.smooth));
			this.requestCount = 0;
			this.lastTxRateBucket = timeBucket;
		}
	}
	getPrecise(num) {
		return parseFloat(num.toFixed(8));
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/util-retry/retries-2026-config.js
var Retry = class {
	static v2026 = true;
	static delay() {
		return 50;
	}
	static throttlingDelay() {
		return 1e3;
	}
	static cost() {
		return 14;
	}
	static throttlingCost() {
		return 5;
	}
	static modifiedCostType() {
		return "THROTTLING";
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/util-retry/DefaultRetryBackoffStrategy.js
var DefaultRetryBackoffStrategy = class {
	x = Retry.delay();
	computeNextBackoffDelay(i) {
		const t_i = Math.random() * Math.min(this.x * 2 ** i, MAXIMUM_RETRY_DELAY);
		return Math.floor(t_i);
	}
	setDelayBase(delay) {
		this.x = delay;
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/util-retry/DefaultRetryToken.js
var DefaultRetryToken = class {
	delay;
	count;
	cost;
	longPoll;
	$retryLog = { acquisitionDelay: 0 };
	constructor(delay, count, cost, longPoll) {
		this.delay = delay;
		this.count = count;
		this.cost = cost;
		this.longPoll = longPoll;
	}
	getRetryCount() {
		return this.count;
	}
	getRetryDelay() {
		return Math.min(MAXIMUM_RETRY_DELAY, this.delay);
	}
	getRetryCost() {
		return this.cost;
	}
	isLongPoll() {
		return this.longPoll;
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/util-retry/config.js
var RETRY_MODES;
(function(RETRY_MODES) {
	RETRY_MODES["STANDARD"] = "standard";
	RETRY_MODES["ADAPTIVE"] = "adaptive";
})(RETRY_MODES || (RETRY_MODES = {}));
const DEFAULT_RETRY_MODE = RETRY_MODES.STANDARD;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/util-retry/StandardRetryStrategy.js
const refusal = {
	incompatible: 1,
	attempts: 2,
	capacity: 3
};
var StandardRetryStrategy = class {
	mode = RETRY_MODES.STANDARD;
	retryBackoffStrategy;
	capacity = 500;
	maxAttemptsProvider;
	baseDelay;
	constructor(arg1) {
		if (typeof arg1 === "number") this.maxAttemptsProvider = async () => arg1;
		else if (typeof arg1 === "function") this.maxAttemptsProvider = arg1;
		else if (arg1 && typeof arg1 === "object") {
			this.maxAttemptsProvider = async () => arg1.maxAttempts;
			this.baseDelay = arg1.baseDelay;
			this.retryBackoffStrategy = arg1.backoff;
		}
		this.maxAttemptsProvider ??= async () => 3;
		this.baseDelay ??= Retry.delay();
		this.retryBackoffStrategy ??= new DefaultRetryBackoffStrategy();
	}
	async acquireInitialRetryToken(retryTokenScope) {
		return new DefaultRetryToken(Retry.delay(), 0, void 0, retryTokenScope.includes(":longpoll"));
	}
	async refreshRetryTokenForRetry(token, errorInfo) {
		const maxAttempts = await this.getMaxAttempts();
		const retryCode = this.retryCode(token, errorInfo, maxAttempts);
		const shouldRetry = retryCode === 0;
		const isLongPoll = token.isLongPoll?.();
		if (shouldRetry || isLongPoll) {
			const errorType = errorInfo.errorType;
			this.retryBackoffStrategy.setDelayBase(errorType === "THROTTLING" ? Retry.throttlingDelay() : this.baseDelay);
			const delayFromErrorType = this.retryBackoffStrategy.computeNextBackoffDelay(token.getRetryCount());
			let retryDelay = delayFromErrorType;
			if (errorInfo.retryAfterHint instanceof Date) retryDelay = Math.max(delayFromErrorType, Math.min(errorInfo.retryAfterHint.getTime() - Date.now(), delayFromErrorType + 5e3));
			if (!shouldRetry) {
				const longPollBackoff = retryCode === refusal.capacity && isLongPoll ? retryDelay : 0;
				if (longPollBackoff > 0) await new Promise((r) => setTimeout(r, longPollBackoff));
			} else {
				const capacityCost = this.getCapacityCost(errorType);
				this.capacity -= capacityCost;
				const nextToken = new DefaultRetryToken(0, token.getRetryCount() + 1, capacityCost, token.isLongPoll?.() ?? false);
				await new Promise((r) => setTimeout(r, retryDelay));
				nextToken.$retryLog.acquisitionDelay = retryDelay;
				return nextToken;
			}
		}
		throw new Error("No retry token available");
	}
	recordSuccess(token) {
		this.capacity = Math.min(500, this.capacity + (token.getRetryCost() ?? 1));
	}
	getCapacity() {
		return this.capacity;
	}
	async maxAttempts() {
		return this.maxAttemptsProvider();
	}
	async getMaxAttempts() {
		try {
			return await this.maxAttemptsProvider();
		} catch (ignored) {
			console.warn(`Max attempts provider could not resolve. Using default of 3`);
			return 3;
		}
	}
	retryCode(tokenToRenew, errorInfo, maxAttempts) {
		const attempts = tokenToRenew.getRetryCount() + 1;
		const retryableStatus = this.isRetryableError(errorInfo.errorType) ? 0 : refusal.incompatible;
		const attemptStatus = attempts < maxAttempts ? 0 : refusal.attempts;
		const capacityStatus = this.capacity >= this.getCapacityCost(errorInfo.errorType) ? 0 : refusal.capacity;
		return retryableStatus || attemptStatus || capacityStatus;
	}
	getCapacityCost(errorType) {
		return errorType === Retry.modifiedCostType() ? Retry.throttlingCost() : Retry.cost();
	}
	isRetryableError(errorType) {
		return errorType === "THROTTLING" || errorType === "TRANSIENT";
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js
var AdaptiveRetryStrategy = class {
	mode = RETRY_MODES.ADAPTIVE;
	rateLimiter;
	standardRetryStrategy;
	constructor(maxAttemptsProvider, options) {
		const { rateLimiter } = options ?? {};
		this.rateLimiter = rateLimiter ?? new DefaultRateLimiter();
		this.standardRetryStrategy = options ? new StandardRetryStrategy({
			maxAttempts: typeof maxAttemptsProvider === "number" ? maxAttemptsProvider : 3,
			...options
		}) : new StandardRetryStrategy(maxAttemptsProvider);
	}
	async acquireInitialRetryToken(retryTokenScope) {
		const token = await this.standardRetryStrategy.acquireInitialRetryToken(retryTokenScope);
		await this.rateLimiter.getSendToken();
		return token;
	}
	async refreshRetryTokenForRetry(tokenToRenew, errorInfo) {
		this.rateLimiter.updateClientSendingRate(errorInfo);
		const token = await this.standardRetryStrategy.refreshRetryTokenForRetry(tokenToRenew, errorInfo);
		await this.rateLimiter.getSendToken();
		return token;
	}
	recordSuccess(token) {
		this.rateLimiter.updateClientSendingRate({});
		this.standardRetryStrategy.recordSuccess(token);
	}
	async maxAttemptsProvider() {
		return this.standardRetryStrategy.maxAttempts();
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/retry/middleware-retry/configurations.js
const ENV_MAX_ATTEMPTS = "AWS_MAX_ATTEMPTS";
const CONFIG_MAX_ATTEMPTS = "max_attempts";
const NODE_MAX_ATTEMPT_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => {
		const value = env[ENV_MAX_ATTEMPTS];
		if (!value) return;
		const maxAttempt = parseInt(value);
		if (Number.isNaN(maxAttempt)) throw new Error(`Environment variable ${ENV_MAX_ATTEMPTS} mast be a number, got "${value}"`);
		return maxAttempt;
	},
	configFileSelector: (profile) => {
		const value = profile[CONFIG_MAX_ATTEMPTS];
		if (!value) return;
		const maxAttempt = parseInt(value);
		if (Number.isNaN(maxAttempt)) throw new Error(`Shared config file entry ${CONFIG_MAX_ATTEMPTS} mast be a number, got "${value}"`);
		return maxAttempt;
	},
	default: 3
};
const resolveRetryConfig = (input, defaults) => {
	const { retryStrategy, retryMode } = input;
	const { defaultMaxAttempts = 3, defaultBaseDelay = Retry.delay() } = defaults ?? {};
	const maxAttemptsProvider = (0,endpoints.p)(input.maxAttempts ?? defaultMaxAttempts);
	let controller = retryStrategy ? Promise.resolve(retryStrategy) : void 0;
	const getDefault = async () => {
		const maxAttempts = await maxAttemptsProvider();
		if (await (0,endpoints.p)(retryMode)() === RETRY_MODES.ADAPTIVE) return new AdaptiveRetryStrategy(maxAttemptsProvider, {
			maxAttempts,
			baseDelay: defaultBaseDelay
		});
		return new StandardRetryStrategy({
			maxAttempts,
			baseDelay: defaultBaseDelay
		});
	};
	return Object.assign(input, {
		maxAttempts: maxAttemptsProvider,
		retryStrategy: () => controller ??= getDefault()
	});
};
const ENV_RETRY_MODE = "AWS_RETRY_MODE";
const CONFIG_RETRY_MODE = "retry_mode";
const NODE_RETRY_MODE_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => env[ENV_RETRY_MODE],
	configFileSelector: (profile) => profile[CONFIG_RETRY_MODE],
	default: DEFAULT_RETRY_MODE
};
const getRetryPlugin = bindGetRetryPlugin(isStreamingPayload);
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-user-agent/check-features.js
const ACCOUNT_ID_ENDPOINT_REGEX = /\d{12}\.ddb/;
async function checkFeatures(context, config, args) {
	if (args.request?.headers?.["smithy-protocol"] === "rpc-v2-cbor") setFeature(context, "PROTOCOL_RPC_V2_CBOR", "M");
	if (typeof config.retryStrategy === "function") {
		const retryStrategy = await config.retryStrategy();
		if (typeof retryStrategy.mode === "string") switch (retryStrategy.mode) {
			case RETRY_MODES.ADAPTIVE:
				setFeature(context, "RETRY_MODE_ADAPTIVE", "F");
				break;
			case RETRY_MODES.STANDARD: setFeature(context, "RETRY_MODE_STANDARD", "E");
		}
	}
	if (typeof config.accountIdEndpointMode === "function") {
		const endpointV2 = context.endpointV2;
		if (String(endpointV2?.url?.hostname).match(ACCOUNT_ID_ENDPOINT_REGEX)) setFeature(context, "ACCOUNT_ID_ENDPOINT", "O");
		switch (await config.accountIdEndpointMode?.()) {
			case "disabled":
				setFeature(context, "ACCOUNT_ID_MODE_DISABLED", "Q");
				break;
			case "preferred":
				setFeature(context, "ACCOUNT_ID_MODE_PREFERRED", "P");
				break;
			case "required": setFeature(context, "ACCOUNT_ID_MODE_REQUIRED", "R");
		}
	}
	const identity = context.__smithy_context?.selectedHttpAuthScheme?.identity;
	if (identity?.$source) {
		const credentials = identity;
		if (credentials.accountId) setFeature(context, "RESOLVED_ACCOUNT_ID", "T");
		for (const [key, value] of Object.entries(credentials.$source ?? {})) setFeature(context, key, value);
	}
}
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-user-agent/constants.js
const USER_AGENT = "user-agent";
const X_AMZ_USER_AGENT = "x-amz-user-agent";
const UA_NAME_ESCAPE_REGEX = /[^!$%&'*+\-.^_`|~\w]/g;
const UA_VALUE_ESCAPE_REGEX = /[^!$%&'*+\-.^_`|~\w#]/g;
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-user-agent/encode-features.js
const BYTE_LIMIT = 1024;
function encodeFeatures(features) {
	let buffer = "";
	for (const key in features) {
		const val = features[key];
		if (buffer.length + val.length + 1 <= BYTE_LIMIT) {
			if (buffer.length) buffer += "," + val;
			else buffer += val;
			continue;
		}
		break;
	}
	return buffer;
}
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/middleware-user-agent/user-agent-middleware.js
const userAgentMiddleware = (options) => (next, context) => async (args) => {
	const { request } = args;
	if (!httpRequest_0.t.isInstance(request)) return next(args);
	const { headers } = request;
	const userAgent = context?.userAgent?.map(escapeUserAgent) || [];
	const defaultUserAgent = (await options.defaultUserAgentProvider()).map(escapeUserAgent);
	await checkFeatures(context, options, args);
	const awsContext = context;
	defaultUserAgent.push(`m/${encodeFeatures(Object.assign({}, context.__smithy_context?.features, awsContext.__aws_sdk_context?.features))}`);
	const customUserAgent = options?.customUserAgent?.map(escapeUserAgent) || [];
	const appId = await options.userAgentAppId();
	if (appId) defaultUserAgent.push(escapeUserAgent([`app`, `${appId}`]));
	const prefix = getUserAgentPrefix();
	const sdkUserAgentValue = (prefix ? [prefix] : []).concat([
		...defaultUserAgent,
		...userAgent,
		...customUserAgent
	]).join(" ");
	const normalUAValue = [...defaultUserAgent.filter((section) => section.startsWith("aws-sdk-")), ...customUserAgent].join(" ");
	if (options.runtime !== "browser") {
		if (normalUAValue) headers[X_AMZ_USER_AGENT] = headers["x-amz-user-agent"] ? `${headers[USER_AGENT]} ${normalUAValue}` : normalUAValue;
		headers[USER_AGENT] = sdkUserAgentValue;
	} else headers[X_AMZ_USER_AGENT] = sdkUserAgentValue;
	return next({
		...args,
		request
	});
};
const escapeUserAgent = (userAgentPair) => {
	const name = userAgentPair[0].split("/").map((part) => part.replace(UA_NAME_ESCAPE_REGEX, "-")).join("/");
	const version = userAgentPair[1]?.replace(UA_VALUE_ESCAPE_REGEX, "-");
	const prefixSeparatorIndex = name.indexOf("/");
	const prefix = name.substring(0, prefixSeparatorIndex);
	let uaName = name.substring(prefixSeparatorIndex + 1);
	if (prefix === "api") uaName = uaName.toLowerCase();
	return [
		prefix,
		uaName,
		version
	].filter((item) => item && item.length > 0).reduce((acc, item, index) => {
		switch (index) {
			case 0: return item;
			case 1: return `${acc}/${item}`;
			default: return `${acc}#${item}`;
		}
	}, "");
};
const getUserAgentMiddlewareOptions = {
	name: "getUserAgentMiddleware",
	step: "build",
	priority: "low",
	tags: ["SET_USER_AGENT", "USER_AGENT"],
	override: true
};
const getUserAgentPlugin = (config) => ({ applyToStack: (clientStack) => {
	clientStack.add(userAgentMiddleware(config), getUserAgentMiddlewareOptions);
} });
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/getRuntimeUserAgentPair.js
const getRuntimeUserAgentPair = () => {
	for (const runtime of [
		"deno",
		"bun",
		"llrt"
	]) if (external_node_process_namespaceObject.versions[runtime]) return [`md/${runtime}`, external_node_process_namespaceObject.versions[runtime]];
	return ["md/nodejs", external_node_process_namespaceObject.versions.node];
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/crt-availability.js
const crtAvailability = { isCrtAvailable: false };
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/is-crt-available.js
const isCrtAvailable = () => {
	if (crtAvailability.isCrtAvailable) return ["md/crt-avail"];
	return null;
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/defaultUserAgent.js
const createDefaultUserAgentProvider = ({ serviceId, clientVersion }) => {
	const runtimeUserAgentPair = getRuntimeUserAgentPair();
	return async (config) => {
		const sections = [
			["aws-sdk-js", clientVersion],
			["ua", "2.1"],
			[`os/${(0,external_node_os_.platform)()}`, (0,external_node_os_.release)()],
			["lang/js"],
			runtimeUserAgentPair
		];
		const crtAvailable = isCrtAvailable();
		if (crtAvailable) sections.push(crtAvailable);
		if (serviceId) sections.push([`api/${serviceId}`, clientVersion]);
		if (external_node_process_namespaceObject.env.AWS_EXECUTION_ENV) sections.push([`exec-env/${external_node_process_namespaceObject.env.AWS_EXECUTION_ENV}`]);
		const appId = await config?.userAgentAppId?.();
		return appId ? [...sections, [`app/${appId}`]] : [...sections];
	};
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/util-user-agent-node/nodeAppIdConfigOptions.js
const UA_APP_ID_ENV_NAME = "AWS_SDK_UA_APP_ID";
const UA_APP_ID_INI_NAME_DEPRECATED = "sdk-ua-app-id";
const NODE_APP_ID_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => env[UA_APP_ID_ENV_NAME],
	configFileSelector: (profile) => profile["sdk_ua_app_id"] ?? profile[UA_APP_ID_INI_NAME_DEPRECATED],
	default: void 0
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/isVirtualHostableS3Bucket.js
const isVirtualHostableS3Bucket = (value, allowSubDomains = false) => {
	if (allowSubDomains) {
		for (const label of value.split(".")) if (!isVirtualHostableS3Bucket(label)) return false;
		return true;
	}
	if (!isValidHostLabel(value)) return false;
	if (value.length < 3 || value.length > 63) return false;
	if (value !== value.toLowerCase()) return false;
	if (isIpAddress(value)) return false;
	return true;
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/parseArn.js
const ARN_DELIMITER = ":";
const RESOURCE_DELIMITER = "/";
const parseArn = (value) => {
	const segments = value.split(ARN_DELIMITER);
	if (segments.length < 6) return null;
	const [arn, partition, service, region, accountId, ...resourcePath] = segments;
	if (arn !== "arn" || partition === "" || service === "" || resourcePath.join(ARN_DELIMITER) === "") return null;
	return {
		partition,
		service,
		region,
		accountId,
		resourceId: resourcePath.map((resource) => resource.split(RESOURCE_DELIMITER)).flat()
	};
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/aws.js
const awsEndpointFunctions = {
	isVirtualHostableS3Bucket,
	parseArn,
	partition
};
customEndpointFunctions.aws = awsEndpointFunctions;
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/region-config-resolver/extensions.js
const getAwsRegionExtensionConfiguration = (runtimeConfig) => {
	return {
		setRegion(region) {
			runtimeConfig.region = region;
		},
		region() {
			return runtimeConfig.region;
		}
	};
};
const resolveAwsRegionExtensionConfiguration = (awsRegionExtensionConfiguration) => {
	return { region: awsRegionExtensionConfiguration.region() };
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getDateHeader.js
const getDateHeader = (response) => node_http_handler.d.isInstance(response) ? response.headers?.date ?? response.headers?.Date : void 0;
const getAgeHeader = (response) => node_http_handler.d.isInstance(response) ? response.headers?.age ?? response.headers?.Age : void 0;
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getSkewCorrectedDate.js
const getSkewCorrectedDate = (systemClockOffset) => new Date(Date.now() + systemClockOffset);
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getUpdatedSystemClockOffset.js
const getUpdatedSystemClockOffset = (clockTime, currentSystemClockOffset, timeRequestSent, ageHeader) => {
	if (ageHeader !== void 0) return currentSystemClockOffset;
	const serverTime = Date.parse(clockTime);
	if (Number.isNaN(serverTime)) return currentSystemClockOffset;
	const timeResponseReceived = Date.now();
	if (timeRequestSent !== void 0 && timeResponseReceived - timeRequestSent > 9e5) return currentSystemClockOffset;
	return serverTime - timeResponseReceived;
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/AwsSdkSigV4Signer.js
const throwSigningPropertyError = (name, property) => {
	if (!property) throw new Error(`Property \`${name}\` is not resolved for AWS SDK SigV4Auth`);
	return property;
};
const hasEventStreamOutput = (signingProperties) => {
	return (signingProperties.context?.[endpoints.h]?.eventStream)?.output === true;
};
const validateSigningProperties = async (signingProperties) => {
	const context = throwSigningPropertyError("context", signingProperties.context);
	const config = throwSigningPropertyError("config", signingProperties.config);
	const authScheme = context.endpointV2?.properties?.authSchemes?.[0];
	return {
		config,
		signer: await throwSigningPropertyError("signer", config.signer)(authScheme),
		signingRegion: signingProperties?.signingRegion,
		signingRegionSet: signingProperties?.signingRegionSet,
		signingName: signingProperties?.signingName
	};
};
var AwsSdkSigV4Signer = class {
	async sign(httpRequest, identity, signingProperties) {
		if (!httpRequest_0.t.isInstance(httpRequest)) throw new Error("The request is not an instance of `HttpRequest` and cannot be signed");
		const validatedProps = await validateSigningProperties(signingProperties);
		const { config, signer } = validatedProps;
		let { signingRegion, signingName } = validatedProps;
		const handlerExecutionContext = signingProperties.context;
		if (handlerExecutionContext?.authSchemes?.length ?? false) {
			const [first, second] = handlerExecutionContext.authSchemes;
			if (first?.name === "sigv4a" && second?.name === "sigv4") {
				signingRegion = second?.signingRegion ?? signingRegion;
				signingName = second?.signingName ?? signingName;
			}
		}
		const noSkewCorrection = await config.disableClockSkewCorrection?.() === true;
		signingProperties._disableClockSkewCorrection = noSkewCorrection;
		const skipSkewSampling = noSkewCorrection || hasEventStreamOutput(signingProperties);
		signingProperties._skipClockSkewSampling = skipSkewSampling;
		if (!skipSkewSampling) {
			signingProperties._preRequestSystemClockOffset = config.systemClockOffset;
			signingProperties._requestSentAt = Date.now();
		}
		return await signer.sign(httpRequest, {
			signingDate: noSkewCorrection ? /* @__PURE__ */ new Date() : getSkewCorrectedDate(config.systemClockOffset),
			signingRegion,
			signingService: signingName
		});
	}
	errorHandler(signingProperties) {
		return (error) => {
			const errorException = error;
			if (!signingProperties._skipClockSkewSampling && !signingProperties._disableClockSkewCorrection) {
				const serverTime = errorException.ServerTime ?? getDateHeader(errorException.$response);
				if (serverTime) {
					const config = throwSigningPropertyError("config", signingProperties.config);
					const preRequestOffset = signingProperties._preRequestSystemClockOffset;
					const timeRequestSent = signingProperties._requestSentAt;
					const ageHeader = getAgeHeader(errorException.$response);
					const newOffset = getUpdatedSystemClockOffset(serverTime, config.systemClockOffset, timeRequestSent, ageHeader);
					config.systemClockOffset = newOffset;
					if (Math.abs(newOffset) >= 24e4 && (newOffset !== preRequestOffset || preRequestOffset !== void 0 && preRequestOffset !== newOffset) && errorException.$metadata) errorException.$metadata.clockSkewCorrected = true;
				}
			}
			throw error;
		};
	}
	successHandler(httpResponse, signingProperties) {
		if (signingProperties._skipClockSkewSampling || signingProperties._disableClockSkewCorrection) return;
		const dateHeader = getDateHeader(httpResponse);
		if (dateHeader) {
			const config = throwSigningPropertyError("config", signingProperties.config);
			const timeRequestSent = signingProperties._requestSentAt;
			const ageHeader = getAgeHeader(httpResponse);
			config.systemClockOffset = getUpdatedSystemClockOffset(dateHeader, config.systemClockOffset, timeRequestSent, ageHeader);
		}
	}
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getArrayForCommaSeparatedString.js
const getArrayForCommaSeparatedString = (str) => typeof str === "string" && str.length > 0 ? str.split(",").map((item) => item.trim()) : [];
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/utils/getBearerTokenEnvKey.js
const getBearerTokenEnvKey = (signingName) => `AWS_BEARER_TOKEN_${signingName.replace(/[\s-]/g, "_").toUpperCase()}`;
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/NODE_AUTH_SCHEME_PREFERENCE_OPTIONS.js
const NODE_AUTH_SCHEME_PREFERENCE_ENV_KEY = "AWS_AUTH_SCHEME_PREFERENCE";
const NODE_AUTH_SCHEME_PREFERENCE_CONFIG_KEY = "auth_scheme_preference";
const NODE_AUTH_SCHEME_PREFERENCE_OPTIONS = {
	environmentVariableSelector: (env, options) => {
		if (options?.signingName) {
			if (getBearerTokenEnvKey(options.signingName) in env) return ["httpBearerAuth"];
		}
		if (!(NODE_AUTH_SCHEME_PREFERENCE_ENV_KEY in env)) return;
		return getArrayForCommaSeparatedString(env[NODE_AUTH_SCHEME_PREFERENCE_ENV_KEY]);
	},
	configFileSelector: (profile) => {
		if (!(NODE_AUTH_SCHEME_PREFERENCE_CONFIG_KEY in profile)) return;
		return getArrayForCommaSeparatedString(profile[NODE_AUTH_SCHEME_PREFERENCE_CONFIG_KEY]);
	},
	default: []
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/HeaderFormatter.js
var HeaderFormatter = class {
	format(headers) {
		const chunks = [];
		for (const headerName in headers) {
			if (!(0,hasOwn.t)(headers, headerName)) continue;
			const bytes = (0,toUtf8.n)(headerName);
			chunks.push(Uint8Array.from([bytes.byteLength]), bytes, this.formatHeaderValue(headers[headerName]));
		}
		const out = new Uint8Array(chunks.reduce((carry, bytes) => carry + bytes.byteLength, 0));
		let position = 0;
		for (const chunk of chunks) {
			out.set(chunk, position);
			position += chunk.byteLength;
		}
		return out;
	}
	formatHeaderValue(header) {
		switch (header.type) {
			case "boolean": return Uint8Array.from([header.value ? 0 : 1]);
			case "byte": return Uint8Array.from([2, header.value]);
			case "short":
				const shortView = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(3));
				shortView.setUint8(0, 3);
				shortView.setInt16(1, header.value, false);
				return new Uint8Array(shortView.buffer);
			case "integer":
				const intView = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(5));
				intView.setUint8(0, 4);
				intView.setInt32(1, header.value, false);
				return new Uint8Array(intView.buffer);
			case "long":
				const longBytes = /* @__PURE__ */ new Uint8Array(9);
				longBytes[0] = 5;
				longBytes.set(header.value.bytes, 1);
				return longBytes;
			case "binary":
				const binView = new DataView(new ArrayBuffer(3 + header.value.byteLength));
				binView.setUint8(0, 6);
				binView.setUint16(1, header.value.byteLength, false);
				const binBytes = new Uint8Array(binView.buffer);
				binBytes.set(header.value, 3);
				return binBytes;
			case "string":
				const utf8Bytes = (0,toUtf8.n)(header.value);
				const strView = new DataView(new ArrayBuffer(3 + utf8Bytes.byteLength));
				strView.setUint8(0, 7);
				strView.setUint16(1, utf8Bytes.byteLength, false);
				const strBytes = new Uint8Array(strView.buffer);
				strBytes.set(utf8Bytes, 3);
				return strBytes;
			case "timestamp":
				const tsBytes = /* @__PURE__ */ new Uint8Array(9);
				tsBytes[0] = 8;
				tsBytes.set(Int64.fromNumber(header.value.valueOf()).bytes, 1);
				return tsBytes;
			case "uuid":
				if (!UUID_PATTERN.test(header.value)) throw new Error(`Invalid UUID received: ${header.value}`);
				const uuidBytes = /* @__PURE__ */ new Uint8Array(17);
				uuidBytes[0] = 9;
				uuidBytes.set((0,hex_encoding.t)(header.value.replace(/-/g, "")), 1);
				return uuidBytes;
		}
	}
};
var HEADER_VALUE_TYPE;
(function(HEADER_VALUE_TYPE) {
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["boolTrue"] = 0] = "boolTrue";
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["boolFalse"] = 1] = "boolFalse";
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["byte"] = 2] = "byte";
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["short"] = 3] = "short";
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["integer"] = 4] = "integer";
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["long"] = 5] = "long";
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["byteArray"] = 6] = "byteArray";
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["string"] = 7] = "string";
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["timestamp"] = 8] = "timestamp";
	HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["uuid"] = 9] = "uuid";
})(HEADER_VALUE_TYPE || (HEADER_VALUE_TYPE = {}));
const UUID_PATTERN = /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/;
var Int64 = class Int64 {
	bytes;
	constructor(bytes) {
		this.bytes = bytes;
		if (bytes.byteLength !== 8) throw new Error("Int64 buffers must be exactly 8 bytes");
	}
	static fromNumber(number) {
		if (number > 0x8000000000000000 || number < -0x8000000000000000) throw new Error(`${number} is too large (or, if negative, too small) to represent as an Int64`);
		const bytes = /* @__PURE__ */ new Uint8Array(8);
		for (let i = 7, remaining = Math.abs(Math.round(number)); i > -1 && remaining > 0; i--, remaining /= 256) bytes[i] = remaining;
		if (number < 0) negate(bytes);
		return new Int64(bytes);
	}
	valueOf() {
		const bytes = this.bytes.slice(0);
		const negative = bytes[0] & 128;
		if (negative) negate(bytes);
		return parseInt((0,hex_encoding.n)(bytes), 16) * (negative ? -1 : 1);
	}
	toString() {
		return String(this.valueOf());
	}
};
function negate(bytes) {
	for (let i = 0; i < 8; i++) bytes[i] ^= 255;
	for (let i = 7; i > -1; i--) {
		bytes[i]++;
		if (bytes[i] !== 0) break;
	}
}
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/constants.js
const ALGORITHM_QUERY_PARAM = "X-Amz-Algorithm";
const CREDENTIAL_QUERY_PARAM = "X-Amz-Credential";
const AMZ_DATE_QUERY_PARAM = "X-Amz-Date";
const SIGNED_HEADERS_QUERY_PARAM = "X-Amz-SignedHeaders";
const EXPIRES_QUERY_PARAM = "X-Amz-Expires";
const SIGNATURE_QUERY_PARAM = "X-Amz-Signature";
const TOKEN_QUERY_PARAM = "X-Amz-Security-Token";
const AUTH_HEADER = "authorization";
const AMZ_DATE_HEADER = AMZ_DATE_QUERY_PARAM.toLowerCase();
const GENERATED_HEADERS = [
	AUTH_HEADER,
	AMZ_DATE_HEADER,
	"date"
];
SIGNATURE_QUERY_PARAM.toLowerCase();
const SHA256_HEADER = "x-amz-content-sha256";
const TOKEN_HEADER = TOKEN_QUERY_PARAM.toLowerCase();
const ALWAYS_UNSIGNABLE_HEADERS = {
	authorization: true,
	"cache-control": true,
	connection: true,
	expect: true,
	from: true,
	"keep-alive": true,
	"max-forwards": true,
	pragma: true,
	referer: true,
	te: true,
	trailer: true,
	"transfer-encoding": true,
	upgrade: true,
	"user-agent": true,
	"x-amzn-trace-id": true
};
const PROXY_HEADER_PATTERN = /^proxy-/;
const SEC_HEADER_PATTERN = /^sec-/;
const ALGORITHM_IDENTIFIER = "AWS4-HMAC-SHA256";
const EVENT_ALGORITHM_IDENTIFIER = "AWS4-HMAC-SHA256-PAYLOAD";
const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
const KEY_TYPE_IDENTIFIER = "aws4_request";
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/getCanonicalQuery.js
const getCanonicalQuery = ({ query = {} }) => {
	const keys = [];
	const serialized = {};
	for (const key in query) {
		if (!(0,hasOwn.t)(query, key)) continue;
		if (key.toLowerCase() === "x-amz-signature") continue;
		const encodedKey = (0,node_http_handler.n)(key);
		keys.push(encodedKey);
		const value = query[key];
		if (typeof value === "string") serialized[encodedKey] = `${encodedKey}=${(0,node_http_handler.n)(value)}`;
		else if (Array.isArray(value)) serialized[encodedKey] = value.slice(0).reduce((encoded, value) => encoded.concat([`${encodedKey}=${(0,node_http_handler.n)(value)}`]), []).sort().join("&");
	}
	return keys.sort().map((key) => serialized[key]).filter((serialized) => serialized).join("&");
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/utilDate.js
const iso8601 = (time) => toDate(time).toISOString().replace(/\.\d{3}Z$/, "Z");
const toDate = (time) => {
	if (typeof time === "number") return /* @__PURE__ */ new Date(time * 1e3);
	if (typeof time === "string") {
		if (Number(time)) return /* @__PURE__ */ new Date(Number(time) * 1e3);
		return new Date(time);
	}
	return time;
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/SignatureV4Base.js
var SignatureV4Base = class {
	service;
	regionProvider;
	credentialProvider;
	sha256;
	uriEscapePath;
	applyChecksum;
	constructor({ applyChecksum, credentials, region, service, sha256, uriEscapePath = true }) {
		this.service = service;
		this.sha256 = sha256;
		this.uriEscapePath = uriEscapePath;
		this.applyChecksum = typeof applyChecksum === "boolean" ? applyChecksum : true;
		this.regionProvider = (0,endpoints.p)(region);
		this.credentialProvider = (0,endpoints.p)(credentials);
	}
	createCanonicalRequest(request, canonicalHeaders, payloadHash) {
		const sortedHeaders = Object.keys(canonicalHeaders).sort();
		return `${request.method}
${this.getCanonicalPath(request)}
${getCanonicalQuery(request)}
${sortedHeaders.map((name) => `${name}:${canonicalHeaders[name]}`).join("\n")}

${sortedHeaders.join(";")}
${payloadHash}`;
	}
	async createStringToSign(longDate, credentialScope, canonicalRequest, algorithmIdentifier) {
		const hash = new this.sha256();
		hash.update(toUint8Array(canonicalRequest));
		const hashedRequest = await hash.digest();
		return `${algorithmIdentifier}
${longDate}
${credentialScope}
${(0,hex_encoding.n)(hashedRequest)}`;
	}
	getCanonicalPath({ path }) {
		if (this.uriEscapePath) {
			const normalizedPathSegments = [];
			for (const pathSegment of path.split("/")) {
				if (pathSegment?.length === 0) continue;
				if (pathSegment === ".") continue;
				if (pathSegment === "..") normalizedPathSegments.pop();
				else normalizedPathSegments.push(pathSegment);
			}
			const normalizedPath = `${path?.startsWith("/") ? "/" : ""}${normalizedPathSegments.join("/")}${normalizedPathSegments.length > 0 && path?.endsWith("/") ? "/" : ""}`;
			return (0,node_http_handler.n)(normalizedPath).replace(/%2F/g, "/");
		}
		return path;
	}
	validateResolvedCredentials(credentials) {
		if (typeof credentials !== "object" || typeof credentials.accessKeyId !== "string" || typeof credentials.secretAccessKey !== "string") throw new Error("Resolved credential object is not valid");
	}
	formatDate(now) {
		const longDate = iso8601(now).replace(/[-:]/g, "");
		return {
			longDate,
			shortDate: longDate.slice(0, 8)
		};
	}
	getCanonicalHeaderList(headers) {
		return Object.keys(headers).sort().join(";");
	}
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/credentialDerivation.js
const signingKeyCache = {};
const cacheQueue = [];
const createScope = (shortDate, region, service) => `${shortDate}/${region}/${service}/${KEY_TYPE_IDENTIFIER}`;
const getSigningKey = async (sha256Constructor, credentials, shortDate, region, service) => {
	const credsHash = await hmac(sha256Constructor, credentials.secretAccessKey, credentials.accessKeyId);
	const cacheKey = `${shortDate}:${region}:${service}:${(0,hex_encoding.n)(credsHash)}:${credentials.sessionToken}`;
	if (cacheKey in signingKeyCache) return signingKeyCache[cacheKey];
	cacheQueue.push(cacheKey);
	while (cacheQueue.length > 50) delete signingKeyCache[cacheQueue.shift()];
	let key = `AWS4${credentials.secretAccessKey}`;
	for (const signable of [
		shortDate,
		region,
		service,
		KEY_TYPE_IDENTIFIER
	]) key = await hmac(sha256Constructor, key, signable);
	return signingKeyCache[cacheKey] = key;
};
const hmac = (ctor, secret, data) => {
	const hash = new ctor(secret);
	hash.update(toUint8Array(data));
	return hash.digest();
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/getCanonicalHeaders.js
const getCanonicalHeaders = ({ headers }, unsignableHeaders, signableHeaders) => {
	const canonical = {};
	for (const headerName of Object.keys(headers).sort()) {
		if (headers[headerName] == void 0) continue;
		const canonicalHeaderName = headerName.toLowerCase();
		if ((0,hasOwn.t)(ALWAYS_UNSIGNABLE_HEADERS, canonicalHeaderName) || unsignableHeaders?.has(canonicalHeaderName) || PROXY_HEADER_PATTERN.test(canonicalHeaderName) || SEC_HEADER_PATTERN.test(canonicalHeaderName)) {
			if (!signableHeaders || signableHeaders && !signableHeaders.has(canonicalHeaderName)) continue;
		}
		if (canonicalHeaderName === "__proto__") writeKey(canonical);
		canonical[canonicalHeaderName] = headers[headerName].replace(/[\r\n]/g, " ").replace(/[ \t]+/g, " ").replace(/^ | $/g, "");
	}
	return canonical;
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/getPayloadHash.js
const getPayloadHash = async ({ headers, body }, hashConstructor) => {
	for (const headerName in headers) {
		if (!(0,hasOwn.t)(headers, headerName)) continue;
		if (headerName.toLowerCase() === "x-amz-content-sha256") return headers[headerName];
	}
	if (body == void 0) return "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
	else if (typeof body === "string" || ArrayBuffer.isView(body) || (0,hex_encoding.a)(body)) {
		const hashCtor = new hashConstructor();
		hashCtor.update(toUint8Array(body));
		return (0,hex_encoding.n)(await hashCtor.digest());
	}
	return UNSIGNED_PAYLOAD;
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/headerUtil.js
const hasHeader = (soughtHeader, headers) => {
	soughtHeader = soughtHeader.toLowerCase();
	for (const headerName in headers) {
		if (!(0,hasOwn.t)(headers, headerName)) continue;
		if (soughtHeader === headerName.toLowerCase()) return true;
	}
	return false;
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/moveHeadersToQuery.js
const moveHeadersToQuery = (request, options = {}) => {
	const { headers, query = {} } = httpRequest_0.t.clone(request);
	for (const name in headers) {
		if (!(0,hasOwn.t)(headers, name)) continue;
		const lname = name.toLowerCase();
		if (lname.slice(0, 6) === "x-amz-" && !options.unhoistableHeaders?.has(lname) || options.hoistableHeaders?.has(lname)) {
			query[name] = headers[name];
			delete headers[name];
		}
	}
	return {
		...request,
		headers,
		query
	};
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/prepareRequest.js
const prepareRequest = (request) => {
	request = httpRequest_0.t.clone(request);
	for (const headerName in request.headers) {
		if (!(0,hasOwn.t)(request.headers, headerName)) continue;
		if (GENERATED_HEADERS.indexOf(headerName.toLowerCase()) > -1) delete request.headers[headerName];
	}
	return request;
};
// ../../node_modules/.pnpm/@smithy+signature-v4@5.7.5/node_modules/@smithy/signature-v4/dist-es/SignatureV4.js
var SignatureV4 = class extends SignatureV4Base {
	headerFormatter = new HeaderFormatter();
	constructor({ applyChecksum, credentials, region, service, sha256, uriEscapePath = true }) {
		super({
			applyChecksum,
			credentials,
			region,
			service,
			sha256,
			uriEscapePath
		});
	}
	async presign(originalRequest, options = {}) {
		const { signingDate = /* @__PURE__ */ new Date(), expiresIn = 3600, unsignableHeaders, unhoistableHeaders, signableHeaders, hoistableHeaders, signingRegion, signingService } = options;
		const credentials = await this.credentialProvider();
		this.validateResolvedCredentials(credentials);
		const region = signingRegion ?? await this.regionProvider();
		const { longDate, shortDate } = this.formatDate(signingDate);
		if (expiresIn > 604800) return Promise.reject("Signature version 4 presigned URLs must have an expiration date less than one week in the future");
		const scope = createScope(shortDate, region, signingService ?? this.service);
		const request = moveHeadersToQuery(prepareRequest(originalRequest), {
			unhoistableHeaders,
			hoistableHeaders
		});
		if (credentials.sessionToken) request.query[TOKEN_QUERY_PARAM] = credentials.sessionToken;
		request.query[ALGORITHM_QUERY_PARAM] = ALGORITHM_IDENTIFIER;
		request.query[CREDENTIAL_QUERY_PARAM] = `${credentials.accessKeyId}/${scope}`;
		request.query[AMZ_DATE_QUERY_PARAM] = longDate;
		request.query[EXPIRES_QUERY_PARAM] = expiresIn.toString(10);
		const canonicalHeaders = getCanonicalHeaders(request, unsignableHeaders, signableHeaders);
		request.query[SIGNED_HEADERS_QUERY_PARAM] = this.getCanonicalHeaderList(canonicalHeaders);
		request.query[SIGNATURE_QUERY_PARAM] = await this.getSignature(longDate, scope, this.getSigningKey(credentials, region, shortDate, signingService), this.createCanonicalRequest(request, canonicalHeaders, await getPayloadHash(originalRequest, this.sha256)));
		return request;
	}
	async sign(toSign, options) {
		if (typeof toSign === "string") return this.signString(toSign, options);
		else if (toSign.headers && toSign.payload) return this.signEvent(toSign, options);
		else if (toSign.message) return this.signMessage(toSign, options);
		else return this.signRequest(toSign, options);
	}
	async signEvent({ headers, payload }, { signingDate = /* @__PURE__ */ new Date(), priorSignature, signingRegion, signingService, eventStreamCredentials }) {
		const region = signingRegion ?? await this.regionProvider();
		const { shortDate, longDate } = this.formatDate(signingDate);
		const scope = createScope(shortDate, region, signingService ?? this.service);
		const hashedPayload = await getPayloadHash({
			headers: {},
			body: payload
		}, this.sha256);
		const hash = new this.sha256();
		hash.update(headers);
		const hashedHeaders = (0,hex_encoding.n)(await hash.digest());
		const stringToSign = [
			EVENT_ALGORITHM_IDENTIFIER,
			longDate,
			scope,
			priorSignature,
			hashedHeaders,
			hashedPayload
		].join("\n");
		return this.signString(stringToSign, {
			signingDate,
			signingRegion: region,
			signingService,
			eventStreamCredentials
		});
	}
	async signMessage(signableMessage, { signingDate = /* @__PURE__ */ new Date(), signingRegion, signingService, eventStreamCredentials }) {
		return this.signEvent({
			headers: this.headerFormatter.format(signableMessage.message.headers),
			payload: signableMessage.message.body
		}, {
			signingDate,
			signingRegion,
			signingService,
			priorSignature: signableMessage.priorSignature,
			eventStreamCredentials
		}).then((signature) => {
			return {
				message: signableMessage.message,
				signature
			};
		});
	}
	async signString(stringToSign, { signingDate = /* @__PURE__ */ new Date(), signingRegion, signingService, eventStreamCredentials } = {}) {
		const credentials = eventStreamCredentials ?? await this.credentialProvider();
		this.validateResolvedCredentials(credentials);
		const region = signingRegion ?? await this.regionProvider();
		const { shortDate } = this.formatDate(signingDate);
		const hash = new this.sha256(await this.getSigningKey(credentials, region, shortDate, signingService));
		hash.update(toUint8Array(stringToSign));
		return (0,hex_encoding.n)(await hash.digest());
	}
	async signRequest(requestToSign, { signingDate = /* @__PURE__ */ new Date(), signableHeaders, unsignableHeaders, signingRegion, signingService } = {}) {
		const credentials = await this.credentialProvider();
		this.validateResolvedCredentials(credentials);
		const region = signingRegion ?? await this.regionProvider();
		const request = prepareRequest(requestToSign);
		const { longDate, shortDate } = this.formatDate(signingDate);
		const scope = createScope(shortDate, region, signingService ?? this.service);
		request.headers[AMZ_DATE_HEADER] = longDate;
		if (credentials.sessionToken) request.headers[TOKEN_HEADER] = credentials.sessionToken;
		const payloadHash = await getPayloadHash(request, this.sha256);
		if (!hasHeader("x-amz-content-sha256", request.headers) && this.applyChecksum) request.headers[SHA256_HEADER] = payloadHash;
		const canonicalHeaders = getCanonicalHeaders(request, unsignableHeaders, signableHeaders);
		const signature = await this.getSignature(longDate, scope, this.getSigningKey(credentials, region, shortDate, signingService), this.createCanonicalRequest(request, canonicalHeaders, payloadHash));
		request.headers[AUTH_HEADER] = `${ALGORITHM_IDENTIFIER} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${this.getCanonicalHeaderList(canonicalHeaders)}, Signature=${signature}`;
		return request;
	}
	async getSignature(longDate, credentialScope, keyPromise, canonicalRequest) {
		const stringToSign = await this.createStringToSign(longDate, credentialScope, canonicalRequest, ALGORITHM_IDENTIFIER);
		const hash = new this.sha256(await keyPromise);
		hash.update(toUint8Array(stringToSign));
		return (0,hex_encoding.n)(await hash.digest());
	}
	getSigningKey(credentials, region, shortDate, service) {
		return getSigningKey(this.sha256, credentials, shortDate, region, service || this.service);
	}
};
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/resolveAwsSdkSigV4Config.js
const bindResolveAwsSdkSigV4Config = (defaultDisableClockSkewCorrection) => (config) => {
	let inputCredentials = config.credentials;
	let isUserSupplied = !!config.credentials;
	let resolvedCredentials = void 0;
	Object.defineProperty(config, "credentials", {
		set(credentials) {
			if (credentials && credentials !== inputCredentials && credentials !== resolvedCredentials) isUserSupplied = true;
			inputCredentials = credentials;
			const boundProvider = bindCallerConfig(config, normalizeCredentialProvider(config, {
				credentials: inputCredentials,
				credentialDefaultProvider: config.credentialDefaultProvider
			}));
			if (isUserSupplied && !boundProvider.attributed) {
				const isCredentialObject = typeof inputCredentials === "object" && inputCredentials !== null;
				resolvedCredentials = async (options) => {
					const attributedCreds = await boundProvider(options);
					if (isCredentialObject && (!attributedCreds.$source || Object.keys(attributedCreds.$source).length === 0)) return (0,setCredentialFeature.t)(attributedCreds, "CREDENTIALS_CODE", "e");
					return attributedCreds;
				};
				resolvedCredentials.memoized = boundProvider.memoized;
				resolvedCredentials.configBound = boundProvider.configBound;
				resolvedCredentials.attributed = true;
			} else resolvedCredentials = boundProvider;
		},
		get() {
			return resolvedCredentials;
		},
		enumerable: true,
		configurable: true
	});
	config.credentials = inputCredentials;
	const { signingEscapePath = true, systemClockOffset = config.systemClockOffset || 0, sha256 } = config;
	let signer;
	if (config.signer) signer = normalizeProvider(config.signer);
	else if (config.regionInfoProvider) signer = () => normalizeProvider(config.region)().then(async (region) => [await config.regionInfoProvider(region, {
		useFipsEndpoint: await config.useFipsEndpoint(),
		useDualstackEndpoint: await config.useDualstackEndpoint()
	}) || {}, region]).then(([regionInfo, region]) => {
		const { signingRegion, signingService } = regionInfo;
		config.signingRegion = config.signingRegion || signingRegion || region;
		config.signingName = config.signingName || signingService || config.serviceId;
		const params = {
			...config,
			credentials: config.credentials,
			region: config.signingRegion,
			service: config.signingName,
			sha256,
			uriEscapePath: signingEscapePath
		};
		return new (config.signerConstructor || SignatureV4)(params);
	});
	else signer = async (authScheme) => {
		authScheme = Object.assign({}, {
			name: "sigv4",
			signingName: config.signingName || config.defaultSigningName,
			signingRegion: await normalizeProvider(config.region)(),
			properties: {}
		}, authScheme);
		const signingRegion = authScheme.signingRegion;
		const signingService = authScheme.signingName;
		config.signingRegion = config.signingRegion || signingRegion;
		config.signingName = config.signingName || signingService || config.serviceId;
		const params = {
			...config,
			credentials: config.credentials,
			region: config.signingRegion,
			service: config.signingName,
			sha256,
			uriEscapePath: signingEscapePath
		};
		return new (config.signerConstructor || SignatureV4)(params);
	};
	return Object.assign(config, {
		systemClockOffset,
		signingEscapePath,
		signer,
		disableClockSkewCorrection: normalizeProvider(config.disableClockSkewCorrection ?? defaultDisableClockSkewCorrection)
	});
};
function normalizeCredentialProvider(config, { credentials, credentialDefaultProvider }) {
	let credentialsProvider;
	if (credentials) {
		if (!credentials?.memoized) credentialsProvider = memoizeIdentityProvider(credentials, isIdentityExpired, doesIdentityRequireRefresh);
		else credentialsProvider = credentials;
	} else if (credentialDefaultProvider) credentialsProvider = normalizeProvider(credentialDefaultProvider(Object.assign({}, config, { parentClientConfig: config })));
	else credentialsProvider = async () => {
		throw new Error("@aws-sdk/core::resolveAwsSdkSigV4Config - `credentials` not provided and no credentialDefaultProvider was configured.");
	};
	credentialsProvider.memoized = true;
	return credentialsProvider;
}
function bindCallerConfig(config, credentialsProvider) {
	if (credentialsProvider.configBound) return credentialsProvider;
	const fn = async (options) => credentialsProvider({
		...options,
		callerClientConfig: config
	});
	fn.memoized = credentialsProvider.memoized;
	fn.configBound = true;
	return fn;
}
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/aws_sdk/clock-skew-node-config.js
const ENV_DISABLE_CLOCK_SKEW_CORRECTION = "AWS_DISABLE_CLOCK_SKEW_CORRECTION";
const CONFIG_DISABLE_CLOCK_SKEW_CORRECTION = "disable_clock_skew_correction";
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/httpAuthSchemes/index.js
const resolveAwsSdkSigV4Config = bindResolveAwsSdkSigV4Config((0,configLoader.t)({
	environmentVariableSelector: (env) => (0,endpoints.d)(env, ENV_DISABLE_CLOCK_SKEW_CORRECTION, endpoints.u.ENV),
	configFileSelector: (profile) => (0,endpoints.d)(profile, CONFIG_DISABLE_CLOCK_SKEW_CORRECTION, endpoints.u.CONFIG),
	default: false
}));
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/protocols/ProtocolLib.js
var ProtocolLib = class {
	queryCompat;
	errorRegistry;
	constructor(queryCompat = false) {
		this.queryCompat = queryCompat;
	}
	resolveRestContentType(defaultContentType, inputSchema) {
		const members = inputSchema.getMemberSchemas();
		const httpPayloadMember = Object.values(members).find((m) => {
			return !!m.getMergedTraits().httpPayload;
		});
		if (httpPayloadMember) {
			const mediaType = httpPayloadMember.getMergedTraits().mediaType;
			if (mediaType) return mediaType;
			else if (httpPayloadMember.isStringSchema()) return "text/plain";
			else if (httpPayloadMember.isBlobSchema()) return "application/octet-stream";
			else return defaultContentType;
		} else if (!inputSchema.isUnitSchema()) {
			if (Object.values(members).find((m) => {
				const { httpQuery, httpQueryParams, httpHeader, httpLabel, httpPrefixHeaders } = m.getMergedTraits();
				return !httpQuery && !httpQueryParams && !httpHeader && !httpLabel && httpPrefixHeaders === void 0;
			})) return defaultContentType;
		}
	}
	async getErrorSchemaOrThrowBaseException(errorIdentifier, defaultNamespace, response, dataObject, metadata, getErrorSchema) {
		let errorName = errorIdentifier;
		if (errorIdentifier.includes("#")) [, errorName] = errorIdentifier.split("#");
		const errorMetadata = {
			$metadata: metadata,
			$fault: response.statusCode < 500 ? "client" : "server"
		};
		if (!this.errorRegistry) throw new Error("@aws-sdk/core/protocols - error handler not initialized.");
		try {
			return {
				errorSchema: getErrorSchema?.(this.errorRegistry, errorName) ?? this.errorRegistry.getSchema(errorIdentifier),
				errorMetadata
			};
		} catch (e) {
			dataObject.message = dataObject.message ?? dataObject.Message ?? "UnknownError";
			const synthetic = this.errorRegistry;
			const baseExceptionSchema = synthetic.getBaseException();
			if (baseExceptionSchema) {
				const ErrorCtor = synthetic.getErrorCtor(baseExceptionSchema) ?? Error;
				throw this.decorateServiceException(Object.assign(new ErrorCtor({ name: errorName }), errorMetadata), dataObject);
			}
			const d = dataObject;
			const message = d?.message ?? d?.Message ?? d?.Error?.Message ?? d?.Error?.message;
			throw this.decorateServiceException(Object.assign(new Error(message), { name: errorName }, errorMetadata), dataObject);
		}
	}
	compose(composite, errorIdentifier, defaultNamespace) {
		let namespace = defaultNamespace;
		if (errorIdentifier.includes("#")) [namespace] = errorIdentifier.split("#");
		const staticRegistry = TypeRegistry.t.for(namespace);
		const defaultSyntheticRegistry = TypeRegistry.t.for("smithy.ts.sdk.synthetic." + defaultNamespace);
		composite.copyFrom(staticRegistry);
		composite.copyFrom(defaultSyntheticRegistry);
		this.errorRegistry = composite;
	}
	decorateServiceException(exception, additions = {}) {
		if (this.queryCompat) {
			const msg = exception.Message ?? additions.Message;
			const error = (0,endpoints.a)(exception, additions);
			if (msg) error.message = msg;
			const errorObj = error.Error ?? {};
			errorObj.Type = error.Error?.Type;
			errorObj.Code = error.Error?.Code;
			errorObj.Message = error.Error?.message ?? error.Error?.Message ?? msg;
			error.Error = errorObj;
			const reqId = error.$metadata.requestId;
			if (reqId) error.RequestId = reqId;
			return error;
		}
		return (0,endpoints.a)(exception, additions);
	}
	setQueryCompatError(output, response) {
		const queryErrorHeader = response.headers?.["x-amzn-query-error"];
		if (output !== void 0 && queryErrorHeader != null) {
			const [Code, Type] = queryErrorHeader.split(";");
			const keys = Object.keys(output);
			const Error = {
				Code,
				Type
			};
			output.Code = Code;
			output.Type = Type;
			for (let i = 0; i < keys.length; i++) {
				const k = keys[i];
				Error[k === "message" ? "Message" : k] = output[k];
			}
			delete Error.__type;
			output.Error = Error;
		}
	}
	queryCompatOutput(queryCompatErrorData, errorData) {
		if (queryCompatErrorData.Error) errorData.Error = queryCompatErrorData.Error;
		if (queryCompatErrorData.Type) errorData.Type = queryCompatErrorData.Type;
		if (queryCompatErrorData.Code) errorData.Code = queryCompatErrorData.Code;
	}
	findQueryCompatibleError(registry, errorName) {
		try {
			return registry.getSchema(errorName);
		} catch (e) {
			return registry.find((schema) => endpoints.o.of(schema).getMergedTraits().awsQueryError?.[0] === errorName);
		}
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js
const BLOCK = 64;
const DIGEST_LENGTH = 32;
const MAX_HASHABLE_LENGTH = 2 ** 53 - 1;
var Sha256Js = class Sha256Js {
	digestLength = DIGEST_LENGTH;
	state = Int32Array.from(INIT);
	w;
	buffer = /* @__PURE__ */ new Uint8Array(64);
	bufferLength = 0;
	bytesHashed = 0;
	finished = false;
	inner;
	outer;
	constructor(secret) {
		if (secret) {
			const key = Sha256Js.normalizeKey(secret);
			this.inner = new Sha256Js();
			this.outer = new Sha256Js();
			const { inner, outer } = this;
			const pad = /* @__PURE__ */ new Uint8Array(128);
			for (let i = 0; i < BLOCK; ++i) {
				pad[i] = 54 ^ key[i];
				pad[i + BLOCK] = 92 ^ key[i];
			}
			inner.update(pad.subarray(0, BLOCK));
			outer.update(pad.subarray(BLOCK));
		}
	}
	update(data) {
		if (this.finished) throw new Error("Attempted to update an already finished HMAC.");
		if (this.inner) {
			this.inner.update(data);
			return;
		}
		const chunk = toUint8Array(data);
		let position = 0;
		let { byteLength } = chunk;
		this.bytesHashed += byteLength;
		if (this.bytesHashed * 8 > MAX_HASHABLE_LENGTH) throw new Error("Cannot hash more than 2^53 - 1 bits");
		while (byteLength > 0) {
			this.buffer[this.bufferLength++] = chunk[position++];
			byteLength--;
			if (this.bufferLength === BLOCK) {
				this.hashBuffer();
				this.bufferLength = 0;
			}
		}
	}
	async digest() {
		const { inner, outer } = this;
		if (inner && outer) {
			if (this.finished) throw new Error("Attempted to digest an already finished HMAC.");
			this.finished = true;
			const innerDigest = inner.digestSync();
			outer.update(innerDigest);
			return outer.digestSync();
		}
		return this.digestSync();
	}
	reset() {
		this.state = Int32Array.from(INIT);
		this.buffer = /* @__PURE__ */ new Uint8Array(64);
		this.bufferLength = 0;
		this.bytesHashed = 0;
	}
	digestSync() {
		const state = this.state.slice();
		const buffer = this.buffer.slice();
		let bufferLength = this.bufferLength;
		const bitsHashed = this.bytesHashed * 8;
		const bufferView = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
		bufferView.setUint8(bufferLength++, 128);
		if ((bufferLength - 1) % BLOCK >= 56) {
			for (let i = bufferLength; i < BLOCK; ++i) bufferView.setUint8(i, 0);
			this.hashBufferWith(state, buffer);
			bufferLength = 0;
		}
		for (let i = bufferLength; i < 56; ++i) bufferView.setUint8(i, 0);
		bufferView.setUint32(56, Math.floor(bitsHashed / 4294967296), false);
		bufferView.setUint32(60, bitsHashed, false);
		this.hashBufferWith(state, buffer);
		const out = new Uint8Array(DIGEST_LENGTH);
		for (let i = 0; i < 8; ++i) {
			out[i * 4] = state[i] >>> 24 & 255;
			out[i * 4 + 1] = state[i] >>> 16 & 255;
			out[i * 4 + 2] = state[i] >>> 8 & 255;
			out[i * 4 + 3] = state[i] >>> 0 & 255;
		}
		return out;
	}
	static normalizeKey(secret) {
		const key = toUint8Array(secret);
		if (key.byteLength > BLOCK) {
			const h = new Sha256Js();
			h.update(key);
			const out = h.digestSync();
			const padded = new Uint8Array(BLOCK);
			padded.set(out);
			return padded;
		}
		if (key.byteLength < BLOCK) {
			const padded = new Uint8Array(BLOCK);
			padded.set(key);
			return padded;
		}
		return key;
	}
	hashBuffer() {
		this.hashBufferWith(this.state, this.buffer);
	}
	hashBufferWith(state, buffer) {
		const w = this.w ??= /* @__PURE__ */ new Int32Array(64);
		let s0 = state[0], s1 = state[1], s2 = state[2], s3 = state[3], s4 = state[4], s5 = state[5], s6 = state[6], s7 = state[7];
		for (let i = 0; i < BLOCK; ++i) {
			if (i < 16) w[i] = (buffer[i * 4] & 255) << 24 | (buffer[i * 4 + 1] & 255) << 16 | (buffer[i * 4 + 2] & 255) << 8 | buffer[i * 4 + 3] & 255;
			else {
				let u = w[i - 2];
				const t1 = (u >>> 17 | u << 15) ^ (u >>> 19 | u << 13) ^ u >>> 10;
				u = w[i - 15];
				const t2 = (u >>> 7 | u << 25) ^ (u >>> 18 | u << 14) ^ u >>> 3;
				w[i] = (t1 + w[i - 7] | 0) + (t2 + w[i - 16] | 0);
			}
			const t1 = (((s4 >>> 6 | s4 << 26) ^ (s4 >>> 11 | s4 << 21) ^ (s4 >>> 25 | s4 << 7)) + (s4 & s5 ^ ~s4 & s6) | 0) + (s7 + (K[i] + w[i] | 0) | 0) | 0;
			const t2 = ((s0 >>> 2 | s0 << 30) ^ (s0 >>> 13 | s0 << 19) ^ (s0 >>> 22 | s0 << 10)) + (s0 & s1 ^ s0 & s2 ^ s1 & s2) | 0;
			s7 = s6;
			s6 = s5;
			s5 = s4;
			s4 = s3 + t1 | 0;
			s3 = s2;
			s2 = s1;
			s1 = s0;
			s0 = t1 + t2 | 0;
		}
		state[0] += s0;
		state[1] += s1;
		state[2] += s2;
		state[3] += s3;
		state[4] += s4;
		state[5] += s5;
		state[6] += s6;
		state[7] += s7;
	}
};
const INIT = new Int32Array([
	1779033703,
	3144134277,
	1013904242,
	2773480762,
	1359893119,
	2600822924,
	528734635,
	1541459225
]);
const K = new Int32Array([
	1116352408,
	1899447441,
	3049323471,
	3921009573,
	961987163,
	1508970993,
	2453635748,
	2870763221,
	3624381080,
	310598401,
	607225278,
	1426881987,
	1925078388,
	2162078206,
	2614888103,
	3248222580,
	3835390401,
	4022224774,
	264347078,
	604807628,
	770255983,
	1249150122,
	1555081692,
	1996064986,
	2554220882,
	2821834349,
	2952996808,
	3210313671,
	3336571891,
	3584528711,
	113926993,
	338241895,
	666307205,
	773529912,
	1294757372,
	1396182291,
	1695183700,
	1986661051,
	2177026350,
	2456956037,
	2730485921,
	2820302411,
	3259730800,
	3345764771,
	3516065817,
	3600352804,
	4094571909,
	275423344,
	430227734,
	506948616,
	659060556,
	883997877,
	958139571,
	1322822218,
	1537002063,
	1747873779,
	1955562222,
	2024104815,
	2227730452,
	2361852424,
	2428436474,
	2756734187,
	3204031479,
	3329325298
]);
const Sha256Node = (() => {
	try {
		(0,external_node_crypto_.createHash)("sha256");
		return true;
	} catch {
		return false;
	}
})() ? buildNativeClass() : Sha256Js;
function buildNativeClass() {
	return class Sha256Node {
		digestLength = 32;
		secret;
		hash;
		isHmac;
		finished = false;
		constructor(secret) {
			this.secret = secret;
			this.isHmac = !!secret;
			this.hash = this.createHash();
		}
		update(data) {
			if (this.finished) throw new Error("Attempted to update an already finished hash.");
			this.hash.update(data);
		}
		async digest() {
			let buf;
			if (this.isHmac) {
				this.finished = true;
				buf = this.hash.digest();
			} else buf = this.hash.copy().digest();
			return new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength);
		}
		reset() {
			this.hash = this.createHash();
			this.finished = false;
		}
		createHash() {
			return this.secret ? (0,external_node_crypto_.createHmac)("sha256", toBuffer(this.secret)) : (0,external_node_crypto_.createHash)("sha256");
		}
	};
}
function toBuffer(data) {
	if (typeof data === "string") return data;
	if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
	return Buffer.from(data);
}



/***/ }),

/***/ 4033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ TypeRegistry)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/TypeRegistry.js
var TypeRegistry = class TypeRegistry {
	namespace;
	schemas;
	exceptions;
	static registries = /* @__PURE__ */ new Map();
	constructor(namespace, schemas = /* @__PURE__ */ new Map(), exceptions = /* @__PURE__ */ new Map()) {
		this.namespace = namespace;
		this.schemas = schemas;
		this.exceptions = exceptions;
		if (!TypeRegistry.registries.has(namespace)) TypeRegistry.registries.set(namespace, this);
	}
	static for(namespace) {
		return TypeRegistry.registries.get(namespace) ?? new TypeRegistry(namespace);
	}
	copyFrom(other) {
		const { schemas, exceptions } = this;
		for (const [k, v] of other.schemas) if (!schemas.has(k)) schemas.set(k, v);
		for (const [k, v] of other.exceptions) if (!exceptions.has(k)) exceptions.set(k, v);
	}
	register(shapeId, schema) {
		const qualifiedName = this.normalizeShapeId(shapeId);
		for (const r of [this, TypeRegistry.for(qualifiedName.split("#")[0])]) if (!r.schemas.has(qualifiedName)) r.schemas.set(qualifiedName, schema);
	}
	getSchema(shapeId) {
		const id = this.normalizeShapeId(shapeId);
		if (!this.schemas.has(id)) {
			if (!shapeId.includes("#")) {
				const suffix = "#" + shapeId;
				const candidates = [];
				for (const [shapeId, schema] of this.schemas.entries()) if (shapeId.endsWith(suffix)) candidates.push(schema);
				if (candidates.length === 1) return candidates[0];
			}
			throw new Error(`@smithy/core/schema - schema not found for ${id}`);
		}
		return this.schemas.get(id);
	}
	registerError(es, ctor) {
		const $error = es;
		const ns = $error[1];
		const qualifiedName = ns + "#" + $error[2];
		if (!ctor.hasOwnProperty?.("shapeId")) ctor.shapeId = qualifiedName;
		for (const r of [this, TypeRegistry.for(ns)]) if (!r.schemas.has(qualifiedName) && !r.exceptions.has($error)) {
			r.schemas.set(qualifiedName, $error);
			r.exceptions.set($error, ctor);
		}
	}
	getErrorCtor(es) {
		const $error = es;
		if (this.exceptions.has($error)) return this.exceptions.get($error);
		return TypeRegistry.for($error[1]).exceptions.get($error);
	}
	getBaseException() {
		for (const exceptionKey of this.exceptions.keys()) if (Array.isArray(exceptionKey)) {
			const [, ns, name] = exceptionKey;
			const id = ns + "#" + name;
			if (id.startsWith("smithy.ts.sdk.synthetic.") && id.endsWith("ServiceException")) return exceptionKey;
		}
	}
	find(predicate) {
		for (const schema of this.schemas.values()) if (predicate(schema)) return schema;
	}
	clear() {
		this.schemas.clear();
		this.exceptions.clear();
	}
	normalizeShapeId(shapeId) {
		if (shapeId.includes("#")) return shapeId;
		return this.namespace + "#" + shapeId;
	}
};



/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ chain)
/* harmony export */ });
/* harmony import */ var _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9857);

// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/chain.js
const chain = (...providers) => async () => {
	if (providers.length === 0) throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_0__.n("No providers in chain");
	let lastProviderError;
	for (const provider of providers) try {
		return await provider();
	} catch (err) {
		lastProviderError = err;
		if (err?.tryNextLink) continue;
		throw err;
	}
	throw lastProviderError;
};



/***/ }),

/***/ 4603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ makeBuilder)
/* harmony export */ });
/* unused harmony export n */
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3646);

// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/schemaLogFilter.js
const SENSITIVE_STRING = "***SensitiveInformation***";
function schemaLogFilter(schema, data) {
	if (data == null) return data;
	const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(schema);
	if (ns.getMergedTraits().sensitive) return SENSITIVE_STRING;
	if (ns.isListSchema()) {
		const valueSchema = ns.getValueSchema();
		if (valueSchema.getMergedTraits().sensitive) return SENSITIVE_STRING;
		if (Array.isArray(data)) return data.map((value) => schemaLogFilter(valueSchema, value));
	} else if (ns.isMapSchema()) {
		const valueSchema = ns.getValueSchema();
		if (ns.getKeySchema().getMergedTraits().sensitive || valueSchema.getMergedTraits().sensitive) return SENSITIVE_STRING;
		if (typeof data === "object") return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, schemaLogFilter(valueSchema, value)]));
	} else if (ns.isStructSchema() && typeof data === "object") {
		const object = data;
		const newObject = {};
		for (const [member, memberNs] of ns.structIterator()) if (object[member] != null) newObject[member] = schemaLogFilter(memberNs, object[member]);
		return newObject;
	}
	return data;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/command.js
const operationEventStreamMarker = Symbol.for("@smithy/op-event-stream");
var Command = class {
	middlewareStack = (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.l)();
	schema;
	static classBuilder() {
		return new ClassBuilder();
	}
	resolveMiddlewareWithContext(clientStack, configuration, options, { middlewareFn, clientName, commandName, inputFilterSensitiveLog, outputFilterSensitiveLog, smithyContext, additionalContext, CommandCtor }) {
		for (const mw of middlewareFn.bind(this)(CommandCtor, clientStack, configuration, options)) this.middlewareStack.use(mw);
		const stack = clientStack.concat(this.middlewareStack);
		const { logger } = configuration;
		const additionalSmithyContext = additionalContext[_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.h];
		const handlerExecutionContext = {
			logger,
			clientName,
			commandName,
			inputFilterSensitiveLog,
			outputFilterSensitiveLog,
			...additionalContext,
			[_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.h]: {
				...additionalSmithyContext,
				commandInstance: this,
				...smithyContext,
				...options?.metricsRecorder === void 0 ? {} : { metricsRecorder: options.metricsRecorder },
				...options?.abortSignal === void 0 ? {} : { abortSignal: options.abortSignal }
			}
		};
		const { requestHandler } = configuration;
		let requestOptions = options ?? {};
		if (requestOptions.metricsRecorder) {
			requestOptions = { ...requestOptions };
			delete requestOptions.metricsRecorder;
		}
		let isEventStream;
		const schema = this.schema;
		const marker = schema?.[operationEventStreamMarker];
		if (marker !== void 0) isEventStream = marker;
		else if (schema) {
			if (Array.isArray(schema) && schema[0] === 9) {
				const [, , , , input$, output$] = schema;
				isEventStream = schema[operationEventStreamMarker] = Boolean(_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(input$).getEventStreamMember() || _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(output$).getEventStreamMember());
			}
		}
		if (isEventStream) requestOptions = {
			isEventStream,
			...requestOptions
		};
		return stack.resolve((request) => requestHandler.handle(request.request, requestOptions), handlerExecutionContext);
	}
};
var ClassBuilder = class {
	_init = () => {};
	_ep = {};
	_middlewareFn = () => [];
	_commandName = "";
	_clientName = "";
	_additionalContext = {};
	_smithyContext = {};
	_inputFilterSensitiveLog = void 0;
	_outputFilterSensitiveLog = void 0;
	_serializer = null;
	_deserializer = null;
	_operationSchema;
	init(cb) {
		this._init = cb;
	}
	ep(endpointParameterInstructions) {
		this._ep = endpointParameterInstructions;
		return this;
	}
	m(middlewareSupplier) {
		this._middlewareFn = middlewareSupplier;
		return this;
	}
	s(service, operation, smithyContext = {}) {
		this._smithyContext = {
			service,
			operation,
			...smithyContext
		};
		return this;
	}
	c(additionalContext = {}) {
		this._additionalContext = additionalContext;
		return this;
	}
	n(clientName, commandName) {
		this._clientName = clientName;
		this._commandName = commandName;
		return this;
	}
	f(inputFilter = (_) => _, outputFilter = (_) => _) {
		this._inputFilterSensitiveLog = inputFilter;
		this._outputFilterSensitiveLog = outputFilter;
		return this;
	}
	ser(serializer) {
		this._serializer = serializer;
		return this;
	}
	de(deserializer) {
		this._deserializer = deserializer;
		return this;
	}
	sc(operation) {
		this._operationSchema = operation;
		this._smithyContext.operationSchema = operation;
		return this;
	}
	build() {
		const closure = this;
		let CommandRef;
		return CommandRef = class extends Command {
			input;
			static getEndpointParameterInstructions() {
				return closure._ep;
			}
			constructor(...[input]) {
				super();
				this.input = input ?? {};
				closure._init(this);
				this.schema = closure._operationSchema;
			}
			resolveMiddleware(stack, configuration, options) {
				const op = closure._operationSchema;
				const input = op?.[4] ?? op?.input;
				const output = op?.[5] ?? op?.output;
				return this.resolveMiddlewareWithContext(stack, configuration, options, {
					CommandCtor: CommandRef,
					middlewareFn: closure._middlewareFn,
					clientName: closure._clientName,
					commandName: closure._commandName,
					inputFilterSensitiveLog: closure._inputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, input) : (_) => _),
					outputFilterSensitiveLog: closure._outputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, output) : (_) => _),
					smithyContext: closure._smithyContext,
					additionalContext: closure._additionalContext
				});
			}
			serialize = closure._serializer;
			deserialize = closure._deserializer;
		};
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/client-command-builder.js
function makeBuilder(common, service, name, ep) {
	return function makeCommand(added, plugins, op, $, smithyContext = {}) {
		const epMerged = Object.assign({}, common, added);
		return Command.classBuilder().ep(epMerged).m(function(CommandCtor, clientStack, config, options) {
			const list = plugins.call(this, CommandCtor, clientStack, config, options);
			list.unshift(ep(config, CommandCtor.getEndpointParameterInstructions()));
			return list;
		}).s(service, op, smithyContext).n(name, op.charAt(0).toUpperCase() + op.slice(1) + "Command").sc($).build();
	};
}



/***/ }),

/***/ 3926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ defaultProvider),
/* harmony export */   t: () => (/* binding */ clientConfiguration)
/* harmony export */ });
/* harmony import */ var _loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5122);
/* harmony import */ var _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9857);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3017);
/* harmony import */ var _dist_es_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1751);




const remoteProvider = async (init) => {
	const { ENV_CMDS_FULL_URI, ENV_CMDS_RELATIVE_URI, fromContainerMetadata, fromInstanceMetadata } = await __nccwpck_require__.e(/* import() */ 737).then(__nccwpck_require__.bind(__nccwpck_require__, 7737));
	if (process.env[ENV_CMDS_RELATIVE_URI] || process.env[ENV_CMDS_FULL_URI]) {
		init.logger?.debug("@aws-sdk/credential-provider-node - remoteProvider::fromHttp/fromContainerMetadata");
		const { fromHttp } = await __nccwpck_require__.e(/* import() */ 52).then(__nccwpck_require__.bind(__nccwpck_require__, 6052));
		return (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__.t)(fromHttp(init), fromContainerMetadata(init));
	}
	if (process.env["AWS_EC2_METADATA_DISABLED"] && process.env["AWS_EC2_METADATA_DISABLED"] !== "false") return async () => {
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t("EC2 Instance Metadata Service access disabled", { logger: init.logger });
	};
	init.logger?.debug("@aws-sdk/credential-provider-node - remoteProvider::fromInstanceMetadata");
	return fromInstanceMetadata(init);
};
// ../../node_modules/.pnpm/@aws-sdk+credential-provider-node@3.972.97/node_modules/@aws-sdk/credential-provider-node/dist-es/runtime/memoize-chain.js
function memoizeChain(providers, treatAsExpired) {
	const chain = internalCreateChain(providers);
	let activeLock;
	let passiveLock;
	let credentials;
	let forceRefreshLock;
	const provider = async (options) => {
		if (options?.forceRefresh) {
			if (!forceRefreshLock) forceRefreshLock = chain(options).then((c) => {
				credentials = c;
			}).finally(() => {
				forceRefreshLock = void 0;
			});
			await forceRefreshLock;
			return credentials;
		}
		if (credentials?.expiration) {
			if (credentials?.expiration?.getTime() < Date.now()) credentials = void 0;
		}
		if (activeLock) await activeLock;
		else if (!credentials || treatAsExpired?.(credentials)) {
			if (credentials) {
				if (!passiveLock) passiveLock = chain(options).then((c) => {
					credentials = c;
				}).catch(() => {}).finally(() => {
					passiveLock = void 0;
				});
			} else {
				activeLock = chain(options).then((c) => {
					credentials = c;
				}).finally(() => {
					activeLock = void 0;
				});
				return provider(options);
			}
		}
		return credentials;
	};
	return provider;
}
const internalCreateChain = (providers) => async (awsIdentityProperties) => {
	let lastProviderError;
	for (const provider of providers) try {
		return await provider(awsIdentityProperties);
	} catch (err) {
		lastProviderError = err;
		if (err?.tryNextLink) continue;
		throw err;
	}
	throw lastProviderError;
};
// ../../node_modules/.pnpm/@aws-sdk+credential-provider-node@3.972.97/node_modules/@aws-sdk/credential-provider-node/dist-es/defaultProvider.js
let multipleCredentialSourceWarningEmitted = false;
const defaultProvider = (init = {}) => memoizeChain([
	async () => {
		if (init.profile ?? process.env["AWS_PROFILE"]) {
			if (process.env["AWS_ACCESS_KEY_ID"] && process.env["AWS_SECRET_ACCESS_KEY"]) {
				if (!multipleCredentialSourceWarningEmitted) {
					(init.logger?.warn && init.logger?.constructor?.name !== "NoOpLogger" ? init.logger.warn.bind(init.logger) : console.warn)(`@aws-sdk/credential-provider-node - defaultProvider::fromEnv WARNING:
    Multiple credential sources detected: 
    Both AWS_PROFILE and the pair AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY static credentials are set.
    This SDK will proceed with the AWS_PROFILE value.
    
    However, a future version may change this behavior to prefer the ENV static credentials.
    Please ensure that your environment only sets either the AWS_PROFILE or the
    AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY pair.
`);
					multipleCredentialSourceWarningEmitted = true;
				}
			}
			throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t("AWS_PROFILE is set, skipping fromEnv provider.", {
				logger: init.logger,
				tryNextLink: true
			});
		}
		init.logger?.debug("@aws-sdk/credential-provider-node - defaultProvider::fromEnv");
		return (0,_dist_es_js__WEBPACK_IMPORTED_MODULE_3__.s)(init)();
	},
	async (awsIdentityProperties) => {
		init.logger?.debug("@aws-sdk/credential-provider-node - defaultProvider::fromSSO");
		const { ssoStartUrl, ssoAccountId, ssoRegion, ssoRoleName, ssoSession } = init;
		if (!ssoStartUrl && !ssoAccountId && !ssoRegion && !ssoRoleName && !ssoSession) throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t("Skipping SSO provider in default chain (inputs do not include SSO fields).", { logger: init.logger });
		const { fromSSO } = await __nccwpck_require__.e(/* import() */ 323).then(__nccwpck_require__.bind(__nccwpck_require__, 4704));
		return fromSSO(init)(awsIdentityProperties);
	},
	async (awsIdentityProperties) => {
		init.logger?.debug("@aws-sdk/credential-provider-node - defaultProvider::fromIni");
		const { fromIni } = await __nccwpck_require__.e(/* import() */ 253).then(__nccwpck_require__.bind(__nccwpck_require__, 4253));
		return fromIni(init)(awsIdentityProperties);
	},
	async (awsIdentityProperties) => {
		init.logger?.debug("@aws-sdk/credential-provider-node - defaultProvider::fromProcess");
		const { fromProcess } = await __nccwpck_require__.e(/* import() */ 156).then(__nccwpck_require__.bind(__nccwpck_require__, 775));
		return fromProcess(init)(awsIdentityProperties);
	},
	async (awsIdentityProperties) => {
		init.logger?.debug("@aws-sdk/credential-provider-node - defaultProvider::fromTokenFile");
		const { fromTokenFile } = await __nccwpck_require__.e(/* import() */ 954).then(__nccwpck_require__.bind(__nccwpck_require__, 4954));
		return fromTokenFile(init)(awsIdentityProperties);
	},
	async () => {
		init.logger?.debug("@aws-sdk/credential-provider-node - defaultProvider::remoteProvider");
		return (await remoteProvider(init))();
	},
	async () => {
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t("Could not load credentials from any providers", {
			tryNextLink: false,
			logger: init.logger
		});
	}
], credentialsTreatedAsExpired);
const credentialsTreatedAsExpired = (credentials) => credentials?.expiration !== void 0 && credentials.expiration.getTime() - Date.now() < 3e5;
// ../../packages/access/lib/client-configuration.js
const USER_AGENT = "ami-select";
const CONNECTION_TIMEOUT_MS = 5e3;
function clientConfiguration({ region, endpoint, credentials }) {
	return {
		region,
		customUserAgent: USER_AGENT,
		requestHandler: { connectionTimeout: CONNECTION_TIMEOUT_MS },
		...endpoint !== void 0 && { endpoint },
		...credentials !== void 0 && { credentials }
	};
}



/***/ }),

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ memoize),
/* harmony export */   r: () => (/* binding */ parseUrl),
/* harmony export */   t: () => (/* binding */ loadConfig)
/* harmony export */ });
/* harmony import */ var _loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5122);
/* harmony import */ var _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9857);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3017);



// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/parseQueryString.js
function parseQueryString(querystring) {
	const query = {};
	querystring = querystring.replace(/^\?/, "");
	if (querystring) for (const pair of querystring.split("&")) {
		let [key, value = null] = pair.split("=");
		key = decodeURIComponent(key);
		if (value) value = decodeURIComponent(value);
		if (!(key in query)) query[key] = value;
		else if (Array.isArray(query[key])) query[key].push(value);
		else query[key] = [query[key], value];
	}
	return query;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/parseUrl.js
const parseUrl = (url) => {
	if (typeof url === "string") return parseUrl(new URL(url));
	const { hostname, pathname, port, protocol, search } = url;
	let query;
	if (search) query = parseQueryString(search);
	return {
		hostname,
		port: port ? parseInt(port) : void 0,
		protocol,
		path: pathname,
		query
	};
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/fromValue.js
const fromValue = (staticValue) => () => Promise.resolve(staticValue);
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/memoize.js
const memoize = (provider, isExpired, requiresRefresh) => {
	let resolved;
	let pending;
	let hasResult;
	let isConstant = false;
	const coalesceProvider = async () => {
		if (!pending) pending = provider();
		try {
			resolved = await pending;
			hasResult = true;
			isConstant = false;
		} finally {
			pending = void 0;
		}
		return resolved;
	};
	if (isExpired === void 0) return async (options) => {
		if (!hasResult || options?.forceRefresh) resolved = await coalesceProvider();
		return resolved;
	};
	return async (options) => {
		if (!hasResult || options?.forceRefresh) resolved = await coalesceProvider();
		if (isConstant) return resolved;
		if (requiresRefresh && !requiresRefresh(resolved)) {
			isConstant = true;
			return resolved;
		}
		if (isExpired(resolved)) {
			await coalesceProvider();
			return resolved;
		}
		return resolved;
	};
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/getSelectorName.js
function getSelectorName(functionString) {
	try {
		const constants = new Set(Array.from(functionString.match(/([A-Z_]){3,}/g) ?? []));
		constants.delete("CONFIG");
		constants.delete("CONFIG_PREFIX_SEPARATOR");
		constants.delete("ENV");
		return [...constants].join(", ");
	} catch (ignored) {
		return functionString;
	}
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromEnv.js
const fromEnv = (envVarSelector, options) => async () => {
	try {
		const config = envVarSelector(process.env, options);
		if (config === void 0) throw new Error();
		return config;
	} catch (e) {
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t(e.message || `Not found in ENV: ${getSelectorName(envVarSelector.toString())}`, { logger: options?.logger });
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromSharedConfigFiles.js
const fromSharedConfigFiles = (configSelector, { preferredFile = "config", ...init } = {}) => async () => {
	const profile = (0,_loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__.a)(init);
	const { configFile, credentialsFile } = await (0,_loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__.t)(init);
	const profileFromCredentials = credentialsFile[profile] || {};
	const profileFromConfig = configFile[profile] || {};
	const mergedProfile = preferredFile === "config" ? {
		...profileFromCredentials,
		...profileFromConfig
	} : {
		...profileFromConfig,
		...profileFromCredentials
	};
	try {
		const configValue = configSelector(mergedProfile, preferredFile === "config" ? configFile : credentialsFile);
		if (configValue === void 0) throw new Error();
		return configValue;
	} catch (e) {
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t(e.message || `Not found in config files w/ profile [${profile}]: ${getSelectorName(configSelector.toString())}`, { logger: init.logger });
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromStatic.js
const isFunction = (func) => typeof func === "function";
const fromStatic = (defaultValue) => isFunction(defaultValue) ? async () => await defaultValue() : fromValue(defaultValue);
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/configLoader.js
const loadConfig = ({ environmentVariableSelector, configFileSelector, default: defaultValue }, configuration = {}) => {
	const { signingName, logger } = configuration;
	return memoize((0,_chain_js__WEBPACK_IMPORTED_MODULE_2__.t)(fromEnv(environmentVariableSelector, {
		signingName,
		logger
	}), fromSharedConfigFiles(configFileSelector, configuration), fromStatic(defaultValue)));
};



/***/ }),

/***/ 1751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ fromEnv)
/* harmony export */ });
/* unused harmony exports a, i, n, o, r, t */
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8719);
/* harmony import */ var _setCredentialFeature_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4867);
/* harmony import */ var _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9857);



// ../../node_modules/.pnpm/@aws-sdk+credential-provider-env@3.972.84/node_modules/@aws-sdk/credential-provider-env/dist-es/fromEnv.js
const ENV_KEY = "AWS_ACCESS_KEY_ID";
const ENV_SECRET = "AWS_SECRET_ACCESS_KEY";
const ENV_SESSION = "AWS_SESSION_TOKEN";
const ENV_EXPIRATION = "AWS_CREDENTIAL_EXPIRATION";
const ENV_CREDENTIAL_SCOPE = "AWS_CREDENTIAL_SCOPE";
const ENV_ACCOUNT_ID = "AWS_ACCOUNT_ID";
const fromEnv = (init) => async () => {
	init?.logger?.debug("@aws-sdk/credential-provider-env - fromEnv");
	const accessKeyId = process.env[ENV_KEY];
	const secretAccessKey = process.env[ENV_SECRET];
	const sessionToken = process.env[ENV_SESSION];
	const expiry = process.env[ENV_EXPIRATION];
	const credentialScope = process.env[ENV_CREDENTIAL_SCOPE];
	const accountId = process.env[ENV_ACCOUNT_ID];
	if (accessKeyId && secretAccessKey) {
		const credentials = {
			accessKeyId,
			secretAccessKey,
			...sessionToken && { sessionToken },
			...expiry && { expiration: new Date(expiry) },
			...credentialScope && { credentialScope },
			...accountId && { accountId }
		};
		(0,_setCredentialFeature_js__WEBPACK_IMPORTED_MODULE_2__.t)(credentials, "CREDENTIALS_ENV_VARS", "g");
		return credentials;
	}
	throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t("Unable to find environment variable credentials.", { logger: init?.logger });
};



/***/ }),

/***/ 9088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ GetAllowedImagesSettings$),
/* harmony export */   i: () => (/* binding */ DescribeRegions$),
/* harmony export */   n: () => (/* binding */ sharedConfigRegion),
/* harmony export */   o: () => (/* binding */ commonParams),
/* harmony export */   r: () => (/* binding */ DescribeImages$),
/* harmony export */   t: () => (/* binding */ createEc2Client)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8719);
/* harmony import */ var _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4321);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3646);
/* harmony import */ var _client_configuration_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3926);
/* harmony import */ var _configLoader_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(355);
/* harmony import */ var _node_http_handler_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9287);
/* harmony import */ var _AwsQueryProtocol_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9397);
/* harmony import */ var _toUtf8_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7848);
/* harmony import */ var _TypeRegistry_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4033);









// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/auth/httpAuthSchemeProvider.js
const defaultEC2HttpAuthSchemeParametersProvider = async (config, context, input) => {
	return {
		operation: (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_2__.m)(context).operation,
		region: await (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_2__.p)(config.region)() || (() => {
			throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
		})()
	};
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4",
		signingProperties: {
			name: "ec2",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
const defaultEC2HttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		default: options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
	}
	return options;
};
const resolveHttpAuthSchemeConfig = (config) => {
	const config_0 = (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.r)(config);
	return Object.assign(config_0, { authSchemePreference: (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_2__.p)(config.authSchemePreference ?? []) });
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "ec2"
	});
};
const commonParams = {
	UseFIPS: {
		type: "builtInParams",
		name: "useFipsEndpoint"
	},
	Endpoint: {
		type: "builtInParams",
		name: "endpoint"
	},
	Region: {
		type: "builtInParams",
		name: "region"
	},
	UseDualStack: {
		type: "builtInParams",
		name: "useDualstackEndpoint"
	}
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/package.json
var version = "3.1169.0";
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/protocols/query/AwsEc2QueryProtocol.js
var AwsEc2QueryProtocol = class extends _AwsQueryProtocol_js__WEBPACK_IMPORTED_MODULE_6__.t {
	options;
	constructor(options) {
		super(options);
		this.options = options;
		Object.assign(this.serializer.settings, {
			capitalizeKeys: true,
			flattenLists: true,
			serializeEmptyLists: false,
			ec2: true
		});
	}
	getShapeId() {
		return "aws.protocols#ec2Query";
	}
	useNestedResult() {
		return false;
	}
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/endpoint/bdd.js
const k = "ref";
const a = -1;
const b = true;
const c = "isSet";
const d = "PartitionResult";
const e = "booleanEquals";
const f = "getAttr";
const g = { [k]: "Endpoint" };
const h = { [k]: d };
const i = {};
const j = [{ [k]: "Region" }];
const _data = {
	conditions: [
		[c, [g]],
		[c, j],
		[
			"aws.partition",
			j,
			d
		],
		[e, [{ [k]: "UseFIPS" }, b]],
		[e, [{ [k]: "UseDualStack" }, b]],
		[e, [{
			fn: f,
			argv: [h, "supportsDualStack"]
		}, b]],
		[e, [{
			fn: f,
			argv: [h, "supportsFIPS"]
		}, b]],
		["stringEquals", [{
			fn: f,
			argv: [h, "name"]
		}, "aws-us-gov"]]
	],
	results: [
		[a],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[g, i],
		["https://ec2-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://ec2.{Region}.amazonaws.com", i],
		["https://ec2-fips.{Region}.{PartitionResult#dnsSuffix}", i],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://ec2.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://ec2.{Region}.{PartitionResult#dnsSuffix}", i],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	13,
	3,
	1,
	4,
	100000012,
	2,
	5,
	100000012,
	3,
	8,
	6,
	4,
	7,
	100000011,
	5,
	100000009,
	100000010,
	4,
	11,
	9,
	6,
	10,
	100000008,
	7,
	100000006,
	100000007,
	5,
	12,
	100000005,
	6,
	100000004,
	100000005,
	3,
	100000001,
	14,
	4,
	100000002,
	100000003
]);
const bdd = _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.U.from(nodes, root, _data.conditions, _data.results);
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/endpoint/endpointResolver.js
const cache = new _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.H({
	size: 50,
	params: [
		"Endpoint",
		"Region",
		"UseDualStack",
		"UseFIPS"
	]
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
	return cache.get(endpointParams, () => (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.B)(bdd, {
		endpointParams,
		logger: context.logger
	}));
};
_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.V.aws = _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.d;
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/models/EC2ServiceException.js
var EC2ServiceException = class EC2ServiceException extends _endpoints_js__WEBPACK_IMPORTED_MODULE_2__.i {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.ec2#EC2ServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, EC2ServiceException.prototype);
	}
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/schemas/schemas_0.js
const _ARll = "AllRegions";
const _AZ = "AvailabilityZone";
const _AZI = "AvailabilityZoneId";
const _Arc = "Architecture";
const _BDM = "BlockDeviceMapping";
const _BDML = "BlockDeviceMappingList";
const _BDMl = "BlockDeviceMappings";
const _BM = "BootMode";
const _CDC = "CreationDateCondition";
const _CDr = "CreationDate";
const _CFAS = "CriticalFixAvailableSince";
const _Co = "Code";
const _DIRes = "DescribeImagesRequest";
const _DIResc = "DescribeImagesResult";
const _DIes = "DescribeImages";
const _DN = "DeviceName";
const _DOT = "DeleteOnTermination";
const _DPer = "DeregistrationProtection";
const _DR = "DryRun";
const _DRRe = "DescribeRegionsRequest";
const _DRRes = "DescribeRegionsResult";
const _DRes = "DescribeRegions";
const _DTC = "DeprecationTimeCondition";
const _DTe = "DeprecationTime";
const _De = "Description";
const _EBD = "EbsBlockDevice";
const _EBSL = "ExecutableByStringList";
const _EBx = "ExecutableBy";
const _ECI = "EbsCardIndex";
const _ESna = "EnaSupport";
const _EU = "ExecutableUsers";
const _Eb = "Ebs";
const _Enc = "Encrypted";
const _Endp = "Endpoint";
const _FLi = "FilterList";
const _FSD = "FindingScanDate";
const _FTE = "FreeTierEligible";
const _Fi = "Filters";
const _Fil = "Filter";
const _GAIS = "GetAllowedImagesSettings";
const _GAISR = "GetAllowedImagesSettingsRequest";
const _GAISRe = "GetAllowedImagesSettingsResult";
const _Ge = "Geography";
const _HFAS = "HighFixAvailableSince";
const _HFSL = "HighestFindingSeverityLabel";
const _Hy = "Hypervisor";
const _IAm = "ImageAllowed";
const _ICL = "ImageCriterionList";
const _ICm = "ImageCriteria";
const _ICma = "ImageCriterion";
const _ID = "IncludeDeprecated";
const _IDn = "IncludeDisabled";
const _IFAS = "InformationalFixAvailableSince";
const _IISL = "ImageIdStringList";
const _IIm = "ImageId";
const _IIma = "ImageIds";
const _IL = "ImageLocation";
const _ILm = "ImageList";
const _INLm = "ImageNameList";
const _INm = "ImageNames";
const _IOA = "ImageOwnerAlias";
const _IPL = "ImageProviderList";
const _IPm = "ImageProviders";
const _ISmd = "ImdsSupport";
const _IT = "InstanceType";
const _ITIns = "InstanceTypeItem";
const _ITSn = "InstanceTypeSpecification";
const _ITm = "ImageType";
const _IW = "ImageWatermarks";
const _IWFRLm = "ImageWatermarkFilterResponseList";
const _IWFRm = "ImageWatermarkFilterResponse";
const _IWL = "ImageWatermarkList";
const _IWm = "ImageWatermark";
const _Im = "Images";
const _Ima = "Image";
const _Io = "Iops";
const _K = "Key";
const _KI = "KernelId";
const _KKI = "KmsKeyId";
const _LFAS = "LowFixAvailableSince";
const _LLT = "LastLaunchedTime";
const _MB = "ManagedBy";
const _MDSC = "MaximumDaysSinceCreated";
const _MDSCFA = "MaxDaysSinceCriticalFixAvailable";
const _MDSD = "MaximumDaysSinceDeprecated";
const _MDSHFA = "MaxDaysSinceHighFixAvailable";
const _MDSIFA = "MaxDaysSinceInformationalFixAvailable";
const _MDSLFA = "MaxDaysSinceLowFixAvailable";
const _MDSLFS = "MaxDaysSinceLastFindingScan";
const _MDSMFA = "MaxDaysSinceMediumFixAvailable";
const _MDSSIC = "MaximumDaysSinceSourceImageCreated";
const _MDSWC = "MaximumDaysSinceWatermarkCreated";
const _MFAS = "MediumFixAvailableSince";
const _MPC = "MarketplaceProductCodes";
const _MPCL = "MarketplaceProductCodeList";
const _MR = "MaxResults";
const _MSL = "MaximumSeverityLabel";
const _Me = "Message";
const _N = "Name";
const _ND = "NoDevice";
const _NTe = "NextToken";
const _OA = "OutpostArn";
const _OI = "OwnerId";
const _OIS = "OptInStatus";
const _OSL = "OwnerStringList";
const _Ow = "Owners";
const _Own = "Owner";
const _PCIr = "ProductCodeId";
const _PCLr = "ProductCodeList";
const _PCT = "ProductCodeType";
const _PCr = "ProductCode";
const _PCro = "ProductCodes";
const _PDl = "PlatformDetails";
const _PSPN = "PublicSsmParameterName";
const _Pl = "Platform";
const _Pu = "Public";
const _RDN = "RootDeviceName";
const _RDT = "RootDeviceType";
const _RGL = "RegionGeographyList";
const _RGe = "RegionGeography";
const _RIa = "RamdiskId";
const _RL = "RegionList";
const _RN = "RegionName";
const _RNSL = "RegionNameStringList";
const _RNe = "RegionNames";
const _Reg = "Regions";
const _Regi = "Region";
const _SICT = "SourceImageCreationTime";
const _SII = "SourceImageId";
const _SIIo = "SourceInstanceId";
const _SIRo = "SourceImageRegion";
const _SIT = "SupportedInstanceTypes";
const _SITS = "SupportedInstanceTypeSet";
const _SIn = "SnapshotId";
const _SNS = "SriovNetSupport";
const _SRC = "ScanResultCondition";
const _SRc = "ScanResults";
const _SRt = "StateReason";
const _St = "State";
const _T = "Tags";
const _TL = "TagList";
const _TSp = "TpmSupport";
const _Ta = "Tag";
const _Th = "Throughput";
const _UIT = "UnsupportedInstanceTypes";
const _UITS = "UnsupportedInstanceTypeSet";
const _UO = "UsageOperation";
const _V = "Value";
const _VIR = "VolumeInitializationRate";
const _VN = "VirtualName";
const _VSL = "ValueStringList";
const _VSo = "VolumeSize";
const _VT = "VolumeType";
const _VTir = "VirtualizationType";
const _Va = "Values";
const _WCT = "WatermarkCreationTime";
const _WK = "WatermarkKey";
const _aZ = "availabilityZone";
const _arc = "architecture";
const _bDM = "blockDeviceMapping";
const _bM = "bootMode";
const _cDC = "creationDateCondition";
const _cDr = "creationDate";
const _cFAS = "criticalFixAvailableSince";
const _co = "code";
const _dN = "deviceName";
const _dOT = "deleteOnTermination";
const _dPe = "deregistrationProtection";
const _dR = "dryRun";
const _dTC = "deprecationTimeCondition";
const _dTe = "deprecationTime";
const _de = "description";
const _eQN = "ec2QueryName";
const _eSna = "enaSupport";
const _eb = "ebs";
const _enc = "encrypted";
const _fSD = "findingScanDate";
const _fTE = "freeTierEligible";
const _gS = "geographySet";
const _h = "hypervisor";
const _hFAS = "highFixAvailableSince";
const _hFSL = "highestFindingSeverityLabel";
const _iAm = "imageAllowed";
const _iCS = "imageCriterionSet";
const _iFAS = "informationalFixAvailableSince";
const _iIma = "imageId";
const _iL = "imageLocation";
const _iNS = "imageNameSet";
const _iOA = "imageOwnerAlias";
const _iOI = "imageOwnerId";
const _iPSm = "imageProviderSet";
const _iPs = "isPublic";
const _iSma = "imagesSet";
const _iSmag = "imageState";
const _iSmd = "imdsSupport";
const _iT = "instanceType";
const _iTSn = "instanceTypeSpecification";
const _iTm = "imageType";
const _iWS = "imageWatermarkSet";
const _io = "iops";
const _it = "item";
const _k = "key";
const _kI = "kernelId";
const _kKI = "kmsKeyId";
const _lFAS = "lowFixAvailableSince";
const _lLT = "lastLaunchedTime";
const _mB = "managedBy";
const _mDSC = "maximumDaysSinceCreated";
const _mDSCFA = "maxDaysSinceCriticalFixAvailable";
const _mDSD = "maximumDaysSinceDeprecated";
const _mDSHFA = "maxDaysSinceHighFixAvailable";
const _mDSIFA = "maxDaysSinceInformationalFixAvailable";
const _mDSLFA = "maxDaysSinceLowFixAvailable";
const _mDSLFS = "maxDaysSinceLastFindingScan";
const _mDSMFA = "maxDaysSinceMediumFixAvailable";
const _mDSSIC = "maximumDaysSinceSourceImageCreated";
const _mDSWC = "maximumDaysSinceWatermarkCreated";
const _mFAS = "mediumFixAvailableSince";
const _mPCS = "marketplaceProductCodeSet";
const _mSL = "maximumSeverityLabel";
const _me = "message";
const _n = "name";
const _nD = "noDevice";
const _nTe = "nextToken";
const _oA = "outpostArn";
const _oIS = "optInStatus";
const _pC = "productCodes";
const _pCr = "productCode";
const _pDl = "platformDetails";
const _pSPN = "publicSsmParameterName";
const _pl = "platform";
const _rDN = "rootDeviceName";
const _rDT = "rootDeviceType";
const _rEe = "regionEndpoint";
const _rIa = "ramdiskId";
const _rIeg = "regionInfo";
const _rNe = "regionName";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.ec2";
const _sICT = "sourceImageCreationTime";
const _sII = "sourceInstanceId";
const _sIIo = "sourceImageId";
const _sIR = "sourceImageRegion";
const _sITS = "supportedInstanceTypeSet";
const _sIn = "snapshotId";
const _sNSr = "sriovNetSupport";
const _sRC = "scanResultCondition";
const _sRc = "scanResults";
const _sRt = "stateReason";
const _st = "state";
const _tS = "tagSet";
const _tSp = "tpmSupport";
const _th = "throughput";
const _ty = "type";
const _uITS = "unsupportedInstanceTypeSet";
const _uO = "usageOperation";
const _v = "value";
const _vN = "virtualName";
const _vSo = "volumeSize";
const _vT = "volumeType";
const _vTi = "virtualizationType";
const _wCT = "watermarkCreationTime";
const _wK = "watermarkKey";
const _xN = "xmlName";
const n0 = "com.amazonaws.ec2";
const _s_registry = new _TypeRegistry_js__WEBPACK_IMPORTED_MODULE_8__.t(_s);
var EC2ServiceException$ = [
	-3,
	_s,
	"EC2ServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(EC2ServiceException$, EC2ServiceException);
const errorTypeRegistries = [_s_registry];
var BlockDeviceMapping$ = [
	3,
	n0,
	_BDM,
	0,
	[
		_Eb,
		_ND,
		_DN,
		_VN
	],
	[
		[() => EbsBlockDevice$, {
			[_eQN]: `Ebs`,
			[_xN]: _eb
		}],
		[0, {
			[_eQN]: `NoDevice`,
			[_xN]: _nD
		}],
		[0, {
			[_eQN]: `DeviceName`,
			[_xN]: _dN
		}],
		[0, {
			[_eQN]: `VirtualName`,
			[_xN]: _vN
		}]
	]
];
var CreationDateCondition$ = [
	3,
	n0,
	_CDC,
	0,
	[_MDSC],
	[[1, {
		[_eQN]: `MaximumDaysSinceCreated`,
		[_xN]: _mDSC
	}]]
];
var DeprecationTimeCondition$ = [
	3,
	n0,
	_DTC,
	0,
	[_MDSD],
	[[1, {
		[_eQN]: `MaximumDaysSinceDeprecated`,
		[_xN]: _mDSD
	}]]
];
var DescribeImagesRequest$ = [
	3,
	n0,
	_DIRes,
	0,
	[
		_EU,
		_IIma,
		_Ow,
		_ID,
		_IDn,
		_MR,
		_NTe,
		_DR,
		_Fi
	],
	[
		[() => ExecutableByStringList, { [_xN]: _EBx }],
		[() => ImageIdStringList, { [_xN]: _IIm }],
		[() => OwnerStringList, { [_xN]: _Own }],
		2,
		2,
		1,
		0,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }]
	]
];
var DescribeImagesResult$ = [
	3,
	n0,
	_DIResc,
	0,
	[_NTe, _Im],
	[[0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}], [() => ImageList, {
		[_eQN]: `ImagesSet`,
		[_xN]: _iSma
	}]]
];
var DescribeRegionsRequest$ = [
	3,
	n0,
	_DRRe,
	0,
	[
		_RNe,
		_ARll,
		_DR,
		_Fi
	],
	[
		[() => RegionNameStringList, { [_xN]: _RN }],
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }]
	]
];
var DescribeRegionsResult$ = [
	3,
	n0,
	_DRRes,
	0,
	[_Reg],
	[[() => RegionList, {
		[_eQN]: `RegionInfo`,
		[_xN]: _rIeg
	}]]
];
var EbsBlockDevice$ = [
	3,
	n0,
	_EBD,
	0,
	[
		_DOT,
		_Io,
		_SIn,
		_VSo,
		_VT,
		_KKI,
		_Th,
		_OA,
		_AZ,
		_Enc,
		_VIR,
		_AZI,
		_ECI
	],
	[
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `Iops`,
			[_xN]: _io
		}],
		[0, {
			[_eQN]: `SnapshotId`,
			[_xN]: _sIn
		}],
		[1, {
			[_eQN]: `VolumeSize`,
			[_xN]: _vSo
		}],
		[0, {
			[_eQN]: `VolumeType`,
			[_xN]: _vT
		}],
		[0, {
			[_eQN]: `KmsKeyId`,
			[_xN]: _kKI
		}],
		[1, {
			[_eQN]: `Throughput`,
			[_xN]: _th
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[2, {
			[_eQN]: `Encrypted`,
			[_xN]: _enc
		}],
		1,
		0,
		1
	]
];
var Filter$ = [
	3,
	n0,
	_Fil,
	0,
	[_N, _Va],
	[0, [() => ValueStringList, { [_xN]: _V }]]
];
var GetAllowedImagesSettingsRequest$ = [
	3,
	n0,
	_GAISR,
	0,
	[_DR],
	[2]
];
var GetAllowedImagesSettingsResult$ = [
	3,
	n0,
	_GAISRe,
	0,
	[
		_St,
		_ICm,
		_MB
	],
	[
		[0, {
			[_eQN]: `State`,
			[_xN]: _st
		}],
		[() => ImageCriterionList, {
			[_eQN]: `ImageCriterionSet`,
			[_xN]: _iCS
		}],
		[0, {
			[_eQN]: `ManagedBy`,
			[_xN]: _mB
		}]
	]
];
var Image$ = [
	3,
	n0,
	_Ima,
	0,
	[
		_PDl,
		_UO,
		_BDMl,
		_De,
		_ESna,
		_Hy,
		_IOA,
		_N,
		_RDN,
		_RDT,
		_SNS,
		_SRt,
		_T,
		_VTir,
		_BM,
		_TSp,
		_DTe,
		_ISmd,
		_SIIo,
		_DPer,
		_LLT,
		_IAm,
		_SII,
		_SIRo,
		_FTE,
		_PSPN,
		_IW,
		_SRc,
		_ITSn,
		_IIm,
		_IL,
		_St,
		_OI,
		_CDr,
		_Pu,
		_PCro,
		_Arc,
		_ITm,
		_KI,
		_RIa,
		_Pl
	],
	[
		[0, {
			[_eQN]: `PlatformDetails`,
			[_xN]: _pDl
		}],
		[0, {
			[_eQN]: `UsageOperation`,
			[_xN]: _uO
		}],
		[() => BlockDeviceMappingList, {
			[_eQN]: `BlockDeviceMapping`,
			[_xN]: _bDM
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[2, {
			[_eQN]: `EnaSupport`,
			[_xN]: _eSna
		}],
		[0, {
			[_eQN]: `Hypervisor`,
			[_xN]: _h
		}],
		[0, {
			[_eQN]: `ImageOwnerAlias`,
			[_xN]: _iOA
		}],
		[0, {
			[_eQN]: `Name`,
			[_xN]: _n
		}],
		[0, {
			[_eQN]: `RootDeviceName`,
			[_xN]: _rDN
		}],
		[0, {
			[_eQN]: `RootDeviceType`,
			[_xN]: _rDT
		}],
		[0, {
			[_eQN]: `SriovNetSupport`,
			[_xN]: _sNSr
		}],
		[() => StateReason$, {
			[_eQN]: `StateReason`,
			[_xN]: _sRt
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VirtualizationType`,
			[_xN]: _vTi
		}],
		[0, {
			[_eQN]: `BootMode`,
			[_xN]: _bM
		}],
		[0, {
			[_eQN]: `TpmSupport`,
			[_xN]: _tSp
		}],
		[0, {
			[_eQN]: `DeprecationTime`,
			[_xN]: _dTe
		}],
		[0, {
			[_eQN]: `ImdsSupport`,
			[_xN]: _iSmd
		}],
		[0, {
			[_eQN]: `SourceInstanceId`,
			[_xN]: _sII
		}],
		[0, {
			[_eQN]: `DeregistrationProtection`,
			[_xN]: _dPe
		}],
		[0, {
			[_eQN]: `LastLaunchedTime`,
			[_xN]: _lLT
		}],
		[2, {
			[_eQN]: `ImageAllowed`,
			[_xN]: _iAm
		}],
		[0, {
			[_eQN]: `SourceImageId`,
			[_xN]: _sIIo
		}],
		[0, {
			[_eQN]: `SourceImageRegion`,
			[_xN]: _sIR
		}],
		[2, {
			[_eQN]: `FreeTierEligible`,
			[_xN]: _fTE
		}],
		[0, {
			[_eQN]: `PublicSsmParameterName`,
			[_xN]: _pSPN
		}],
		[() => ImageWatermarkList, {
			[_eQN]: `ImageWatermarkSet`,
			[_xN]: _iWS
		}],
		[() => ScanResults$, {
			[_eQN]: `ScanResults`,
			[_xN]: _sRc
		}],
		[() => InstanceTypeSpecification$, {
			[_eQN]: `InstanceTypeSpecification`,
			[_xN]: _iTSn
		}],
		[0, {
			[_eQN]: `ImageId`,
			[_xN]: _iIma
		}],
		[0, {
			[_eQN]: `ImageLocation`,
			[_xN]: _iL
		}],
		[0, {
			[_eQN]: `ImageState`,
			[_xN]: _iSmag
		}],
		[0, {
			[_eQN]: `ImageOwnerId`,
			[_xN]: _iOI
		}],
		[0, {
			[_eQN]: `CreationDate`,
			[_xN]: _cDr
		}],
		[2, {
			[_eQN]: `IsPublic`,
			[_xN]: _iPs
		}],
		[() => ProductCodeList, {
			[_eQN]: `ProductCodes`,
			[_xN]: _pC
		}],
		[0, {
			[_eQN]: `Architecture`,
			[_xN]: _arc
		}],
		[0, {
			[_eQN]: `ImageType`,
			[_xN]: _iTm
		}],
		[0, {
			[_eQN]: `KernelId`,
			[_xN]: _kI
		}],
		[0, {
			[_eQN]: `RamdiskId`,
			[_xN]: _rIa
		}],
		[0, {
			[_eQN]: `Platform`,
			[_xN]: _pl
		}]
	]
];
var ImageCriterion$ = [
	3,
	n0,
	_ICma,
	0,
	[
		_IPm,
		_MPC,
		_INm,
		_DTC,
		_CDC,
		_IW,
		_SRC
	],
	[
		[() => ImageProviderList, {
			[_eQN]: `ImageProviderSet`,
			[_xN]: _iPSm
		}],
		[() => MarketplaceProductCodeList, {
			[_eQN]: `MarketplaceProductCodeSet`,
			[_xN]: _mPCS
		}],
		[() => ImageNameList, {
			[_eQN]: `ImageNameSet`,
			[_xN]: _iNS
		}],
		[() => DeprecationTimeCondition$, {
			[_eQN]: `DeprecationTimeCondition`,
			[_xN]: _dTC
		}],
		[() => CreationDateCondition$, {
			[_eQN]: `CreationDateCondition`,
			[_xN]: _cDC
		}],
		[() => ImageWatermarkFilterResponseList, {
			[_eQN]: `ImageWatermarkSet`,
			[_xN]: _iWS
		}],
		[() => ScanResultCondition$, {
			[_eQN]: `ScanResultCondition`,
			[_xN]: _sRC
		}]
	]
];
var ImageWatermark$ = [
	3,
	n0,
	_IWm,
	0,
	[
		_WK,
		_SIRo,
		_SII,
		_SICT,
		_WCT
	],
	[
		[0, {
			[_eQN]: `WatermarkKey`,
			[_xN]: _wK
		}],
		[0, {
			[_eQN]: `SourceImageRegion`,
			[_xN]: _sIR
		}],
		[0, {
			[_eQN]: `SourceImageId`,
			[_xN]: _sIIo
		}],
		[4, {
			[_eQN]: `SourceImageCreationTime`,
			[_xN]: _sICT
		}],
		[4, {
			[_eQN]: `WatermarkCreationTime`,
			[_xN]: _wCT
		}]
	]
];
var ImageWatermarkFilterResponse$ = [
	3,
	n0,
	_IWFRm,
	0,
	[
		_WK,
		_SIRo,
		_MDSSIC,
		_MDSWC
	],
	[
		[0, {
			[_eQN]: `WatermarkKey`,
			[_xN]: _wK
		}],
		[0, {
			[_eQN]: `SourceImageRegion`,
			[_xN]: _sIR
		}],
		[1, {
			[_eQN]: `MaximumDaysSinceSourceImageCreated`,
			[_xN]: _mDSSIC
		}],
		[1, {
			[_eQN]: `MaximumDaysSinceWatermarkCreated`,
			[_xN]: _mDSWC
		}]
	]
];
var InstanceTypeItem$ = [
	3,
	n0,
	_ITIns,
	0,
	[_IT],
	[[0, {
		[_eQN]: `InstanceType`,
		[_xN]: _iT
	}]]
];
var InstanceTypeSpecification$ = [
	3,
	n0,
	_ITSn,
	0,
	[_SIT, _UIT],
	[[() => SupportedInstanceTypeSet, {
		[_eQN]: `SupportedInstanceTypeSet`,
		[_xN]: _sITS
	}], [() => UnsupportedInstanceTypeSet, {
		[_eQN]: `UnsupportedInstanceTypeSet`,
		[_xN]: _uITS
	}]]
];
var ProductCode$ = [
	3,
	n0,
	_PCr,
	0,
	[_PCIr, _PCT],
	[[0, {
		[_eQN]: `ProductCode`,
		[_xN]: _pCr
	}], [0, {
		[_eQN]: `Type`,
		[_xN]: _ty
	}]]
];
var Region$ = [
	3,
	n0,
	_Regi,
	0,
	[
		_OIS,
		_Ge,
		_RN,
		_Endp
	],
	[
		[0, {
			[_eQN]: `OptInStatus`,
			[_xN]: _oIS
		}],
		[() => RegionGeographyList, {
			[_eQN]: `GeographySet`,
			[_xN]: _gS
		}],
		[0, {
			[_eQN]: `RegionName`,
			[_xN]: _rNe
		}],
		[0, {
			[_eQN]: `RegionEndpoint`,
			[_xN]: _rEe
		}]
	]
];
var RegionGeography$ = [
	3,
	n0,
	_RGe,
	0,
	[_N],
	[[0, {
		[_eQN]: `Name`,
		[_xN]: _n
	}]]
];
var ScanResultCondition$ = [
	3,
	n0,
	_SRC,
	0,
	[
		_MDSLFS,
		_MSL,
		_MDSIFA,
		_MDSLFA,
		_MDSMFA,
		_MDSHFA,
		_MDSCFA
	],
	[
		[1, {
			[_eQN]: `MaxDaysSinceLastFindingScan`,
			[_xN]: _mDSLFS
		}],
		[0, {
			[_eQN]: `MaximumSeverityLabel`,
			[_xN]: _mSL
		}],
		[1, {
			[_eQN]: `MaxDaysSinceInformationalFixAvailable`,
			[_xN]: _mDSIFA
		}],
		[1, {
			[_eQN]: `MaxDaysSinceLowFixAvailable`,
			[_xN]: _mDSLFA
		}],
		[1, {
			[_eQN]: `MaxDaysSinceMediumFixAvailable`,
			[_xN]: _mDSMFA
		}],
		[1, {
			[_eQN]: `MaxDaysSinceHighFixAvailable`,
			[_xN]: _mDSHFA
		}],
		[1, {
			[_eQN]: `MaxDaysSinceCriticalFixAvailable`,
			[_xN]: _mDSCFA
		}]
	]
];
var ScanResults$ = [
	3,
	n0,
	_SRc,
	0,
	[
		_HFSL,
		_FSD,
		_IFAS,
		_LFAS,
		_MFAS,
		_HFAS,
		_CFAS
	],
	[
		[0, {
			[_eQN]: `HighestFindingSeverityLabel`,
			[_xN]: _hFSL
		}],
		[4, {
			[_eQN]: `FindingScanDate`,
			[_xN]: _fSD
		}],
		[4, {
			[_eQN]: `InformationalFixAvailableSince`,
			[_xN]: _iFAS
		}],
		[4, {
			[_eQN]: `LowFixAvailableSince`,
			[_xN]: _lFAS
		}],
		[4, {
			[_eQN]: `MediumFixAvailableSince`,
			[_xN]: _mFAS
		}],
		[4, {
			[_eQN]: `HighFixAvailableSince`,
			[_xN]: _hFAS
		}],
		[4, {
			[_eQN]: `CriticalFixAvailableSince`,
			[_xN]: _cFAS
		}]
	]
];
var StateReason$ = [
	3,
	n0,
	_SRt,
	0,
	[_Co, _Me],
	[[0, {
		[_eQN]: `Code`,
		[_xN]: _co
	}], [0, {
		[_eQN]: `Message`,
		[_xN]: _me
	}]]
];
var Tag$ = [
	3,
	n0,
	_Ta,
	0,
	[_K, _V],
	[[0, {
		[_eQN]: `Key`,
		[_xN]: _k
	}], [0, {
		[_eQN]: `Value`,
		[_xN]: _v
	}]]
];
var BlockDeviceMappingList = [
	1,
	n0,
	_BDML,
	0,
	[() => BlockDeviceMapping$, { [_xN]: _it }]
];
var ExecutableByStringList = [
	1,
	n0,
	_EBSL,
	0,
	[0, { [_xN]: _EBx }]
];
var FilterList = [
	1,
	n0,
	_FLi,
	0,
	[() => Filter$, { [_xN]: _Fil }]
];
var ImageCriterionList = [
	1,
	n0,
	_ICL,
	0,
	[() => ImageCriterion$, { [_xN]: _it }]
];
var ImageIdStringList = [
	1,
	n0,
	_IISL,
	0,
	[0, { [_xN]: _IIm }]
];
var ImageList = [
	1,
	n0,
	_ILm,
	0,
	[() => Image$, { [_xN]: _it }]
];
var ImageNameList = [
	1,
	n0,
	_INLm,
	0,
	[0, { [_xN]: _it }]
];
var ImageProviderList = [
	1,
	n0,
	_IPL,
	0,
	[0, { [_xN]: _it }]
];
var ImageWatermarkFilterResponseList = [
	1,
	n0,
	_IWFRLm,
	0,
	[() => ImageWatermarkFilterResponse$, { [_xN]: _it }]
];
var ImageWatermarkList = [
	1,
	n0,
	_IWL,
	0,
	[() => ImageWatermark$, { [_xN]: _it }]
];
var MarketplaceProductCodeList = [
	1,
	n0,
	_MPCL,
	0,
	[0, { [_xN]: _it }]
];
var OwnerStringList = [
	1,
	n0,
	_OSL,
	0,
	[0, { [_xN]: _Own }]
];
var ProductCodeList = [
	1,
	n0,
	_PCLr,
	0,
	[() => ProductCode$, { [_xN]: _it }]
];
var RegionGeographyList = [
	1,
	n0,
	_RGL,
	0,
	[() => RegionGeography$, { [_xN]: _it }]
];
var RegionList = [
	1,
	n0,
	_RL,
	0,
	[() => Region$, { [_xN]: _it }]
];
var RegionNameStringList = [
	1,
	n0,
	_RNSL,
	0,
	[0, { [_xN]: _RN }]
];
var SupportedInstanceTypeSet = [
	1,
	n0,
	_SITS,
	0,
	[() => InstanceTypeItem$, { [_xN]: _it }]
];
var TagList = [
	1,
	n0,
	_TL,
	0,
	[() => Tag$, { [_xN]: _it }]
];
var UnsupportedInstanceTypeSet = [
	1,
	n0,
	_UITS,
	0,
	[() => InstanceTypeItem$, { [_xN]: _it }]
];
var ValueStringList = [
	1,
	n0,
	_VSL,
	0,
	[0, { [_xN]: _it }]
];
var DescribeImages$ = [
	9,
	n0,
	_DIes,
	0,
	() => DescribeImagesRequest$,
	() => DescribeImagesResult$
];
var DescribeRegions$ = [
	9,
	n0,
	_DRes,
	0,
	() => DescribeRegionsRequest$,
	() => DescribeRegionsResult$
];
var GetAllowedImagesSettings$ = [
	9,
	n0,
	_GAIS,
	0,
	() => GetAllowedImagesSettingsRequest$,
	() => GetAllowedImagesSettingsResult$
];
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2016-11-15",
		base64Decoder: config?.base64Decoder ?? _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.st,
		base64Encoder: config?.base64Encoder ?? _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.ot,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultEC2HttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.o()
		}],
		logger: config?.logger ?? new _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.J(),
		protocol: config?.protocol ?? AwsEc2QueryProtocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.ec2",
			errorTypeRegistries,
			xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15",
			version: "2016-11-15",
			serviceTarget: "AmazonEC2"
		},
		serviceId: config?.serviceId ?? "EC2",
		sha256: config?.sha256 ?? _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.t,
		urlParser: config?.urlParser ?? _configLoader_js__WEBPACK_IMPORTED_MODULE_4__.r,
		utf8Decoder: config?.utf8Decoder ?? _toUtf8_js__WEBPACK_IMPORTED_MODULE_7__.n,
		utf8Encoder: config?.utf8Encoder ?? _toUtf8_js__WEBPACK_IMPORTED_MODULE_7__.t
	};
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/runtimeConfig.js
const getRuntimeConfig = (config) => {
	(0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.Z)(process.version);
	const defaultsMode = (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.W)(config);
	const defaultConfigProvider = () => defaultsMode().then(_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.Q);
	const clientSharedValues = getRuntimeConfig$1(config);
	(0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.lt)(process.version);
	const loaderConfig = {
		profile: config?.profile,
		logger: clientSharedValues.logger
	};
	return {
		...clientSharedValues,
		...config,
		runtime: "node",
		defaultsMode,
		authSchemePreference: config?.authSchemePreference ?? (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_4__.t)(_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.a, loaderConfig),
		bodyLengthChecker: config?.bodyLengthChecker ?? _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.rt,
		credentialDefaultProvider: config?.credentialDefaultProvider ?? _client_configuration_js__WEBPACK_IMPORTED_MODULE_3__.n,
		defaultSocketTimeout: (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.ct)(config?.requestHandler, 9e5),
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.p)({
			serviceId: clientSharedValues.serviceId,
			clientVersion: version
		}),
		maxAttempts: config?.maxAttempts ?? (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_4__.t)(_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.g, config),
		region: config?.region ?? (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_4__.t)(_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.q, {
			..._Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.K,
			...loaderConfig
		}),
		requestHandler: _node_http_handler_js__WEBPACK_IMPORTED_MODULE_5__.t.create(config?.requestHandler ?? defaultConfigProvider),
		retryMode: config?.retryMode ?? (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_4__.t)({
			..._Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__._,
			default: async () => (await defaultConfigProvider()).retryMode || _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.y
		}, config),
		streamCollector: config?.streamCollector ?? _node_http_handler_js__WEBPACK_IMPORTED_MODULE_5__.r,
		useDualstackEndpoint: config?.useDualstackEndpoint ?? (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_4__.t)(_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.nt, loaderConfig),
		useFipsEndpoint: config?.useFipsEndpoint ?? (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_4__.t)(_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.tt, loaderConfig),
		userAgentAppId: config?.userAgentAppId ?? (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_4__.t)(_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.f, loaderConfig)
	};
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/auth/httpAuthExtensionConfiguration.js
const getHttpAuthExtensionConfiguration = (runtimeConfig) => {
	const _httpAuthSchemes = runtimeConfig.httpAuthSchemes;
	let _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider;
	let _credentials = runtimeConfig.credentials;
	return {
		setHttpAuthScheme(httpAuthScheme) {
			const index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
			if (index === -1) _httpAuthSchemes.push(httpAuthScheme);
			else _httpAuthSchemes.splice(index, 1, httpAuthScheme);
		},
		httpAuthSchemes() {
			return _httpAuthSchemes;
		},
		setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
			_httpAuthSchemeProvider = httpAuthSchemeProvider;
		},
		httpAuthSchemeProvider() {
			return _httpAuthSchemeProvider;
		},
		setCredentials(credentials) {
			_credentials = credentials;
		},
		credentials() {
			return _credentials;
		}
	};
};
const resolveHttpAuthRuntimeConfig = (config) => {
	return {
		httpAuthSchemes: config.httpAuthSchemes(),
		httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
		credentials: config.credentials()
	};
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.l)(runtimeConfig), (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.Y)(runtimeConfig), (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.A)(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.u)(extensionConfiguration), (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.X)(extensionConfiguration), (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.j)(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/EC2Client.js
var EC2Client = class extends _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.et {
	config;
	constructor(...[configuration]) {
		const _config_0 = getRuntimeConfig(configuration || {});
		super(_config_0);
		this.initConfig = _config_0;
		const _config_1 = resolveClientEndpointParameters(_config_0);
		const _config_2 = (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.b)(_config_1);
		const _config_3 = (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.v)(_config_2);
		const _config_4 = (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.G)(_config_3);
		const _config_5 = (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.O)(_config_4);
		const _config_6 = (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_2__.n)(_config_5);
		const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
		const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
		this.config = _config_8;
		this.middlewareStack.use((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.$)(this.config));
		this.middlewareStack.use((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.m)(this.config));
		this.middlewareStack.use((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.h)(this.config));
		this.middlewareStack.use((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.k)(this.config));
		this.middlewareStack.use((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.D)(this.config));
		this.middlewareStack.use((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.config));
		this.middlewareStack.use((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.T)(this.config));
		this.middlewareStack.use((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.w)(this.config, {
			httpAuthSchemeParametersProvider: defaultEC2HttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.x({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.C)(this.config));
	}
	destroy() {
		super.destroy();
	}
};
// ../../packages/access/lib/ec2-client.js
function createEc2Client(access, options = {}) {
	return new EC2Client({
		...(0,_client_configuration_js__WEBPACK_IMPORTED_MODULE_3__.t)(access),
		...options
	});
}
async function sharedConfigRegion() {
	return new EC2Client({}).config.region().catch(() => void 0);
}



/***/ }),

/***/ 3646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ decorateServiceException),
/* harmony export */   c: () => (/* binding */ deref),
/* harmony export */   d: () => (/* binding */ booleanSelector),
/* harmony export */   f: () => (/* binding */ toEndpointV1),
/* harmony export */   h: () => (/* binding */ SMITHY_CONTEXT_KEY),
/* harmony export */   i: () => (/* binding */ ServiceException),
/* harmony export */   l: () => (/* binding */ constructStack),
/* harmony export */   m: () => (/* binding */ getSmithyContext),
/* harmony export */   n: () => (/* binding */ resolveEndpointConfig),
/* harmony export */   o: () => (/* binding */ NormalizedSchema),
/* harmony export */   p: () => (/* binding */ normalizeProvider),
/* harmony export */   r: () => (/* binding */ resolveParams),
/* harmony export */   s: () => (/* binding */ translateTraits),
/* harmony export */   t: () => (/* binding */ getEndpointPlugin),
/* harmony export */   u: () => (/* binding */ SelectorType)
/* harmony export */ });
/* harmony import */ var _hasOwn_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5222);
/* harmony import */ var _configLoader_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(355);


// ../../node_modules/.pnpm/@smithy+types@4.20.0/node_modules/@smithy/types/dist-es/middleware.js
const SMITHY_CONTEXT_KEY = "__smithy_context";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/getSmithyContext.js
const getSmithyContext = (context) => context["__smithy_context"] || (context["__smithy_context"] = {});
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/normalizeProvider.js
const normalizeProvider = (input) => {
	if (typeof input === "function") return input;
	const promisified = Promise.resolve(input);
	return () => promisified;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/toEndpointV1.js
const toEndpointV1 = (endpoint) => {
	if (typeof endpoint === "object") {
		if ("url" in endpoint) {
			const v1Endpoint = (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.r)(endpoint.url);
			if (endpoint.headers) {
				v1Endpoint.headers = {};
				for (const name in endpoint.headers) {
					if (!(0,_hasOwn_js__WEBPACK_IMPORTED_MODULE_1__.t)(endpoint.headers, name)) continue;
					v1Endpoint.headers[name.toLowerCase()] = endpoint.headers[name].join(", ");
				}
			}
			return v1Endpoint;
		}
		return endpoint;
	}
	return (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.r)(endpoint);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/util-config-provider/booleanSelector.js
const booleanSelector = (obj, key, type) => {
	if (!(key in obj)) return;
	if (obj[key] === "true") return true;
	if (obj[key] === "false") return false;
	throw new Error(`Cannot load ${type} "${key}". Expected "true" or "false", got ${obj[key]}.`);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/util-config-provider/types.js
var SelectorType;
(function(SelectorType) {
	SelectorType["ENV"] = "env";
	SelectorType["CONFIG"] = "shared config entry";
})(SelectorType || (SelectorType = {}));
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/middleware-stack/MiddlewareStack.js
const getAllAliases = (name, aliases) => {
	const _aliases = [];
	if (name) _aliases.push(name);
	if (aliases) for (const alias of aliases) _aliases.push(alias);
	return _aliases;
};
const getMiddlewareNameWithAliases = (name, aliases) => {
	return `${name || "anonymous"}${aliases && aliases.length > 0 ? ` (a.k.a. ${aliases.join(",")})` : ""}`;
};
const constructStack = () => {
	let absoluteEntries = [];
	let relativeEntries = [];
	let identifyOnResolve = false;
	const entriesNameSet = /* @__PURE__ */ new Set();
	const sort = (entries) => entries.sort((a, b) => stepWeights[b.step] - stepWeights[a.step] || priorityWeights[b.priority || "normal"] - priorityWeights[a.priority || "normal"]);
	const removeByName = (toRemove) => {
		let isRemoved = false;
		const filterCb = (entry) => {
			const aliases = getAllAliases(entry.name, entry.aliases);
			if (aliases.includes(toRemove)) {
				isRemoved = true;
				for (const alias of aliases) entriesNameSet.delete(alias);
				return false;
			}
			return true;
		};
		absoluteEntries = absoluteEntries.filter(filterCb);
		relativeEntries = relativeEntries.filter(filterCb);
		return isRemoved;
	};
	const removeByReference = (toRemove) => {
		let isRemoved = false;
		const filterCb = (entry) => {
			if (entry.middleware === toRemove) {
				isRemoved = true;
				for (const alias of getAllAliases(entry.name, entry.aliases)) entriesNameSet.delete(alias);
				return false;
			}
			return true;
		};
		absoluteEntries = absoluteEntries.filter(filterCb);
		relativeEntries = relativeEntries.filter(filterCb);
		return isRemoved;
	};
	const cloneTo = (toStack) => {
		absoluteEntries.forEach((entry) => {
			toStack.add(entry.middleware, { ...entry });
		});
		relativeEntries.forEach((entry) => {
			toStack.addRelativeTo(entry.middleware, { ...entry });
		});
		toStack.identifyOnResolve?.(stack.identifyOnResolve());
		return toStack;
	};
	const expandRelativeMiddlewareList = (from) => {
		const expandedMiddlewareList = [];
		from.before.forEach((entry) => {
			if (entry.before.length === 0 && entry.after.length === 0) expandedMiddlewareList.push(entry);
			else expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
		});
		expandedMiddlewareList.push(from);
		from.after.reverse().forEach((entry) => {
			if (entry.before.length === 0 && entry.after.length === 0) expandedMiddlewareList.push(entry);
			else expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
		});
		return expandedMiddlewareList;
	};
	const getMiddlewareList = (debug = false) => {
		const normalizedAbsoluteEntries = [];
		const normalizedRelativeEntries = [];
		const normalizedEntriesNameMap = {};
		absoluteEntries.forEach((entry) => {
			const normalizedEntry = {
				...entry,
				before: [],
				after: []
			};
			for (const alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases)) normalizedEntriesNameMap[alias] = normalizedEntry;
			normalizedAbsoluteEntries.push(normalizedEntry);
		});
		relativeEntries.forEach((entry) => {
			const normalizedEntry = {
				...entry,
				before: [],
				after: []
			};
			for (const alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases)) normalizedEntriesNameMap[alias] = normalizedEntry;
			normalizedRelativeEntries.push(normalizedEntry);
		});
		normalizedRelativeEntries.forEach((entry) => {
			if (entry.toMiddleware) {
				const toMiddleware = normalizedEntriesNameMap[entry.toMiddleware];
				if (toMiddleware === void 0) {
					if (debug) return;
					throw new Error(`${entry.toMiddleware} is not found when adding ${getMiddlewareNameWithAliases(entry.name, entry.aliases)} middleware ${entry.relation} ${entry.toMiddleware}`);
				}
				if (entry.relation === "after") toMiddleware.after.push(entry);
				if (entry.relation === "before") toMiddleware.before.push(entry);
			}
		});
		return sort(normalizedAbsoluteEntries).map(expandRelativeMiddlewareList).reduce((wholeList, expandedMiddlewareList) => {
			wholeList.push(...expandedMiddlewareList);
			return wholeList;
		}, []);
	};
	const stack = {
		add: (middleware, options = {}) => {
			const { name, override, aliases: _aliases } = options;
			const entry = {
				step: "initialize",
				priority: "normal",
				middleware,
				...options
			};
			const aliases = getAllAliases(name, _aliases);
			if (aliases.length > 0) {
				if (aliases.some((alias) => entriesNameSet.has(alias))) {
					if (!override) throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
					for (const alias of aliases) {
						const toOverrideIndex = absoluteEntries.findIndex((entry) => entry.name === alias || entry.aliases?.some((a) => a === alias));
						if (toOverrideIndex === -1) continue;
						const toOverride = absoluteEntries[toOverrideIndex];
						if (toOverride.step !== entry.step || entry.priority !== toOverride.priority) throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware with ${toOverride.priority} priority in ${toOverride.step} step cannot be overridden by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware with ${entry.priority} priority in ${entry.step} step.`);
						absoluteEntries.splice(toOverrideIndex, 1);
					}
				}
				for (const alias of aliases) entriesNameSet.add(alias);
			}
			absoluteEntries.push(entry);
		},
		addRelativeTo: (middleware, options) => {
			const { name, override, aliases: _aliases } = options;
			const entry = {
				middleware,
				...options
			};
			const aliases = getAllAliases(name, _aliases);
			if (aliases.length > 0) {
				if (aliases.some((alias) => entriesNameSet.has(alias))) {
					if (!override) throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
					for (const alias of aliases) {
						const toOverrideIndex = relativeEntries.findIndex((entry) => entry.name === alias || entry.aliases?.some((a) => a === alias));
						if (toOverrideIndex === -1) continue;
						const toOverride = relativeEntries[toOverrideIndex];
						if (toOverride.toMiddleware !== entry.toMiddleware || toOverride.relation !== entry.relation) throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware ${toOverride.relation} "${toOverride.toMiddleware}" middleware cannot be overridden by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware ${entry.relation} "${entry.toMiddleware}" middleware.`);
						relativeEntries.splice(toOverrideIndex, 1);
					}
				}
				for (const alias of aliases) entriesNameSet.add(alias);
			}
			relativeEntries.push(entry);
		},
		clone: () => cloneTo(constructStack()),
		use: (plugin) => {
			plugin.applyToStack(stack);
		},
		remove: (toRemove) => {
			if (typeof toRemove === "string") return removeByName(toRemove);
			else return removeByReference(toRemove);
		},
		removeByTag: (toRemove) => {
			let isRemoved = false;
			const filterCb = (entry) => {
				const { tags, name, aliases: _aliases } = entry;
				if (tags && tags.includes(toRemove)) {
					const aliases = getAllAliases(name, _aliases);
					for (const alias of aliases) entriesNameSet.delete(alias);
					isRemoved = true;
					return false;
				}
				return true;
			};
			absoluteEntries = absoluteEntries.filter(filterCb);
			relativeEntries = relativeEntries.filter(filterCb);
			return isRemoved;
		},
		concat: (from) => {
			const cloned = cloneTo(constructStack());
			cloned.use(from);
			cloned.identifyOnResolve(identifyOnResolve || cloned.identifyOnResolve() || (from.identifyOnResolve?.() ?? false));
			return cloned;
		},
		applyToStack: cloneTo,
		identify: () => {
			return getMiddlewareList(true).map((mw) => {
				const step = mw.step ?? mw.relation + " " + mw.toMiddleware;
				return getMiddlewareNameWithAliases(mw.name, mw.aliases) + " - " + step;
			});
		},
		identifyOnResolve(toggle) {
			if (typeof toggle === "boolean") identifyOnResolve = toggle;
			return identifyOnResolve;
		},
		resolve: (handler, context) => {
			for (const middleware of getMiddlewareList().map((entry) => entry.middleware).reverse()) handler = middleware(handler, context);
			if (identifyOnResolve) console.log(stack.identify());
			return handler;
		}
	};
	return stack;
};
const stepWeights = {
	initialize: 5,
	serialize: 4,
	build: 3,
	finalizeRequest: 2,
	deserialize: 1
};
const priorityWeights = {
	high: 3,
	normal: 2,
	low: 1
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/deref.js
const deref = (schemaRef) => {
	if (typeof schemaRef === "function") return schemaRef();
	return schemaRef;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/schemas/translateTraits.js
const traitsCache = [];
function translateTraits(indicator) {
	if (typeof indicator === "object") return indicator;
	indicator = indicator | 0;
	if (traitsCache[indicator]) return traitsCache[indicator];
	const traits = {};
	let i = 0;
	for (const trait of [
		"httpLabel",
		"idempotent",
		"idempotencyToken",
		"sensitive",
		"httpPayload",
		"httpResponseCode",
		"httpQueryParams"
	]) if ((indicator >> i++ & 1) === 1) traits[trait] = 1;
	return traitsCache[indicator] = traits;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/schemas/NormalizedSchema.js
const anno = {
	it: Symbol.for("@smithy/nor-struct-it"),
	ns: Symbol.for("@smithy/ns")
};
const simpleSchemaCacheN = [];
const simpleSchemaCacheS = {};
var NormalizedSchema = class NormalizedSchema {
	ref;
	memberName;
	static symbol = Symbol.for("@smithy/nor");
	symbol = NormalizedSchema.symbol;
	name;
	schema;
	_isMemberSchema;
	traits;
	memberTraits;
	normalizedTraits;
	constructor(ref, memberName) {
		this.ref = ref;
		this.memberName = memberName;
		const traitStack = [];
		let _ref = ref;
		let schema = ref;
		this._isMemberSchema = false;
		while (isMemberSchema(_ref)) {
			traitStack.push(_ref[1]);
			_ref = _ref[0];
			schema = deref(_ref);
			this._isMemberSchema = true;
		}
		if (traitStack.length > 0) {
			this.memberTraits = {};
			for (let i = traitStack.length - 1; i >= 0; --i) {
				const traitSet = traitStack[i];
				Object.assign(this.memberTraits, translateTraits(traitSet));
			}
		} else this.memberTraits = 0;
		if (schema instanceof NormalizedSchema) {
			const computedMemberTraits = this.memberTraits;
			Object.assign(this, schema);
			this.memberTraits = Object.assign({}, computedMemberTraits, schema.getMemberTraits(), this.getMemberTraits());
			this.normalizedTraits = void 0;
			this.memberName = memberName ?? schema.memberName;
			return;
		}
		this.schema = deref(schema);
		if (isStaticSchema(this.schema)) {
			this.name = `${this.schema[1]}#${this.schema[2]}`;
			this.traits = this.schema[3];
		} else {
			this.name = this.memberName ?? String(schema);
			this.traits = 0;
		}
		if (this._isMemberSchema && !memberName) throw new Error(`@smithy/core/schema - NormalizedSchema member init ${this.getName(true)} missing member name.`);
	}
	static [Symbol.hasInstance](lhs) {
		const isPrototype = this.prototype.isPrototypeOf(lhs);
		if (!isPrototype && typeof lhs === "object" && lhs !== null) return lhs.symbol === this.symbol;
		return isPrototype;
	}
	static of(ref) {
		const keyAble = typeof ref === "function" || typeof ref === "object" && ref !== null;
		if (typeof ref === "number") {
			if (simpleSchemaCacheN[ref]) return simpleSchemaCacheN[ref];
		} else if (typeof ref === "string") {
			if (simpleSchemaCacheS[ref]) return simpleSchemaCacheS[ref];
		} else if (keyAble) {
			if (ref[anno.ns]) return ref[anno.ns];
		}
		const sc = deref(ref);
		if (sc instanceof NormalizedSchema) return sc;
		if (isMemberSchema(sc)) {
			const [ns, traits] = sc;
			if (ns instanceof NormalizedSchema) {
				Object.assign(ns.getMergedTraits(), translateTraits(traits));
				return ns;
			}
			throw new Error(`@smithy/core/schema - may not init unwrapped member schema=${JSON.stringify(ref, null, 2)}.`);
		}
		const ns = new NormalizedSchema(sc);
		if (keyAble) return ref[anno.ns] = ns;
		if (typeof sc === "string") return simpleSchemaCacheS[sc] = ns;
		if (typeof sc === "number") return simpleSchemaCacheN[sc] = ns;
		return ns;
	}
	getSchema() {
		const sc = this.schema;
		if (Array.isArray(sc) && sc[0] === 0) return sc[4];
		return sc;
	}
	getName(withNamespace = false) {
		const { name } = this;
		return !withNamespace && name && name.includes("#") ? name.split("#")[1] : name || void 0;
	}
	getMemberName() {
		return this.memberName;
	}
	isMemberSchema() {
		return this._isMemberSchema;
	}
	isListSchema() {
		const sc = this.getSchema();
		return typeof sc === "number" ? sc >= 64 && sc < 128 : sc[0] === 1;
	}
	isMapSchema() {
		const sc = this.getSchema();
		return typeof sc === "number" ? sc >= 128 && sc <= 255 : sc[0] === 2;
	}
	isStructSchema() {
		const sc = this.getSchema();
		if (typeof sc !== "object") return false;
		const id = sc[0];
		return id === 3 || id === -3 || id === 4;
	}
	isUnionSchema() {
		const sc = this.getSchema();
		if (typeof sc !== "object") return false;
		return sc[0] === 4;
	}
	isBlobSchema() {
		const sc = this.getSchema();
		return sc === 21 || sc === 42;
	}
	isTimestampSchema() {
		const sc = this.getSchema();
		return typeof sc === "number" && sc >= 4 && sc <= 7;
	}
	isUnitSchema() {
		return this.getSchema() === "unit";
	}
	isDocumentSchema() {
		return this.getSchema() === 15;
	}
	isStringSchema() {
		return this.getSchema() === 0;
	}
	isBooleanSchema() {
		return this.getSchema() === 2;
	}
	isNumericSchema() {
		return this.getSchema() === 1;
	}
	isBigIntegerSchema() {
		return this.getSchema() === 17;
	}
	isBigDecimalSchema() {
		return this.getSchema() === 19;
	}
	isStreaming() {
		const { streaming } = this.getMergedTraits();
		return !!streaming || this.getSchema() === 42;
	}
	isIdempotencyToken() {
		return !!this.getMergedTraits().idempotencyToken;
	}
	getMergedTraits() {
		return this.normalizedTraits ?? (this.normalizedTraits = {
			...this.getOwnTraits(),
			...this.getMemberTraits()
		});
	}
	getMemberTraits() {
		return translateTraits(this.memberTraits);
	}
	getOwnTraits() {
		return translateTraits(this.traits);
	}
	getKeySchema() {
		const [isDoc, isMap] = [this.isDocumentSchema(), this.isMapSchema()];
		if (!isDoc && !isMap) throw new Error(`@smithy/core/schema - cannot get key for non-map: ${this.getName(true)}`);
		const schema = this.getSchema();
		return member([isDoc ? 15 : schema[4] ?? 0, 0], "key");
	}
	getValueSchema() {
		const sc = this.getSchema();
		const [isDoc, isMap, isList] = [
			this.isDocumentSchema(),
			this.isMapSchema(),
			this.isListSchema()
		];
		const memberSchema = typeof sc === "number" ? 63 & sc : sc && typeof sc === "object" && (isMap || isList) ? sc[3 + sc[0]] : isDoc ? 15 : void 0;
		if (memberSchema != null) return member([memberSchema, 0], isMap ? "value" : "member");
		throw new Error(`@smithy/core/schema - ${this.getName(true)} has no value member.`);
	}
	getMemberSchema(memberName) {
		const struct = this.getSchema();
		if (this.isStructSchema() && struct[4].includes(memberName)) {
			const i = struct[4].indexOf(memberName);
			const memberSchema = struct[5][i];
			return member(isMemberSchema(memberSchema) ? memberSchema : [memberSchema, 0], memberName);
		}
		if (this.isDocumentSchema()) return member([15, 0], memberName);
		throw new Error(`@smithy/core/schema - ${this.getName(true)} has no member=${memberName}.`);
	}
	getMemberSchemas() {
		const buffer = {};
		try {
			for (const [k, v] of this.structIterator()) buffer[k] = v;
		} catch (ignored) {}
		return buffer;
	}
	getEventStreamMember() {
		if (this.isStructSchema()) {
			for (const [memberName, memberSchema] of this.structIterator()) if (memberSchema.isStreaming() && memberSchema.isStructSchema()) return memberName;
		}
		return "";
	}
	*structIterator() {
		if (this.isUnitSchema()) return;
		if (!this.isStructSchema()) throw new Error("@smithy/core/schema - cannot iterate non-struct schema.");
		const struct = this.getSchema();
		const z = struct[4].length;
		let it = struct[anno.it];
		if (it && z === it.length) {
			yield* it;
			return;
		}
		it = Array(z);
		for (let i = 0; i < z; ++i) {
			const k = struct[4][i];
			const v = member([struct[5][i], 0], k);
			yield it[i] = [k, v];
		}
		struct[anno.it] = it;
	}
};
function member(memberSchema, memberName) {
	if (memberSchema instanceof NormalizedSchema) return Object.assign(memberSchema, {
		memberName,
		_isMemberSchema: true
	});
	return new NormalizedSchema(memberSchema, memberName);
}
const isMemberSchema = (sc) => Array.isArray(sc) && sc.length === 2;
const isStaticSchema = (sc) => Array.isArray(sc) && sc.length >= 5;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/exceptions.js
var ServiceException = class ServiceException extends Error {
	static shapeId = "smithy.ts.sdk.synthetic.nonamespace.client#ServiceException";
	$fault;
	$response;
	$retryable;
	$metadata;
	constructor(options) {
		super(options.message);
		Object.setPrototypeOf(this, Object.getPrototypeOf(this).constructor.prototype);
		this.name = options.name;
		this.$fault = options.$fault;
		this.$metadata = options.$metadata;
	}
	static isInstance(value) {
		if (!value) return false;
		const candidate = value;
		return ServiceException.prototype.isPrototypeOf(candidate) || Boolean(candidate.$fault) && Boolean(candidate.$metadata) && (candidate.$fault === "client" || candidate.$fault === "server");
	}
	static [Symbol.hasInstance](instance) {
		if (!instance) return false;
		const candidate = instance;
		if (this === ServiceException) return ServiceException.isInstance(instance);
		if (ServiceException.isInstance(instance)) {
			if (this.prototype.isPrototypeOf(instance)) return true;
			const targetId = Object.prototype.hasOwnProperty.call(this, "shapeId") ? this.shapeId : void 0;
			let candidateHasShapeId = false;
			if (targetId) {
				let proto = Object.getPrototypeOf(candidate);
				while (proto && proto !== Object.prototype) {
					const ctor = proto.constructor;
					const candidateId = ctor !== ServiceException && Object.prototype.hasOwnProperty.call(ctor, "shapeId") ? ctor?.shapeId : void 0;
					if (candidateId) {
						candidateHasShapeId = true;
						if (candidateId === targetId) return true;
					}
					proto = Object.getPrototypeOf(proto);
				}
			}
			if (targetId && candidateHasShapeId) return false;
			const targetName = this.name;
			if (targetName && targetName.length >= 6) {
				if (candidate.name === targetName) return true;
				let proto = Object.getPrototypeOf(candidate);
				while (proto && proto !== Object.prototype) {
					const ctorName = proto.constructor?.name;
					if (ctorName && ctorName !== "Error" && ctorName === targetName) return true;
					proto = Object.getPrototypeOf(proto);
				}
			}
		}
		return false;
	}
};
const decorateServiceException = (exception, additions = {}) => {
	Object.entries(additions).filter(([, v]) => v !== void 0).forEach(([k, v]) => {
		if (exception[k] == void 0 || exception[k] === "") exception[k] = v;
	});
	exception.message = exception.message || exception.Message || "UnknownError";
	delete exception.Message;
	return exception;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointUrlConfig.js
const ENV_ENDPOINT_URL = "AWS_ENDPOINT_URL";
const CONFIG_ENDPOINT_URL = "endpoint_url";
const getEndpointUrlConfig = (serviceId) => ({
	environmentVariableSelector: (env) => {
		const serviceSuffixParts = serviceId.split(" ").map((w) => w.toUpperCase());
		const serviceEndpointUrl = env[[ENV_ENDPOINT_URL, ...serviceSuffixParts].join("_")];
		if (serviceEndpointUrl) return serviceEndpointUrl;
		const endpointUrl = env[ENV_ENDPOINT_URL];
		if (endpointUrl) return endpointUrl;
	},
	configFileSelector: (profile, config) => {
		if (profile.services) {
			const servicesSectionKey = ["services", profile.services].join(".");
			if (!config || !config[servicesSectionKey]) throw new Error(`The services section "${profile.services}" specified in the profile is not present in the shared configuration file.`);
			const endpointUrl = config[servicesSectionKey][[serviceId.split(" ").map((w) => w.toLowerCase()).join("_"), CONFIG_ENDPOINT_URL].join(".")];
			if (endpointUrl) return endpointUrl;
		}
		const endpointUrl = profile[CONFIG_ENDPOINT_URL];
		if (endpointUrl) return endpointUrl;
	},
	default: void 0
});
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getIgnoreConfiguredEndpointUrls.js
const ENV_IGNORE_CONFIGURED_ENDPOINT_URLS = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
const CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS = "ignore_configured_endpoint_urls";
const ignoreConfiguredEndpointUrlsConfigSelectors = {
	environmentVariableSelector: (env) => booleanSelector(env, ENV_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.ENV),
	configFileSelector: (profile) => booleanSelector(profile, CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.CONFIG),
	default: false
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointFromConfig.js
const getEndpointFromConfig = async (serviceId) => {
	if (await (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.t)(ignoreConfiguredEndpointUrlsConfigSelectors)()) return;
	return (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.t)(getEndpointUrlConfig(serviceId ?? ""))();
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/service-customizations/s3.js
const resolveParamsForS3 = async (endpointParams) => {
	const bucket = endpointParams?.Bucket || "";
	if (typeof endpointParams.Bucket === "string") endpointParams.Bucket = bucket.replace(/#/g, encodeURIComponent("#")).replace(/\?/g, encodeURIComponent("?"));
	if (isArnBucketName(bucket)) {
		if (endpointParams.ForcePathStyle === true) throw new Error("Path-style addressing cannot be used with ARN buckets");
	} else if (!isDnsCompatibleBucketName(bucket) || bucket.indexOf(".") !== -1 && !String(endpointParams.Endpoint).startsWith("http:") || bucket.toLowerCase() !== bucket || bucket.length < 3) endpointParams.ForcePathStyle = true;
	if (endpointParams.DisableMultiRegionAccessPoints) {
		endpointParams.disableMultiRegionAccessPoints = true;
		endpointParams.DisableMRAP = true;
	}
	return endpointParams;
};
const DOMAIN_PATTERN = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS_PATTERN = /(\d+\.){3}\d+/;
const DOTS_PATTERN = /\.\./;
const isDnsCompatibleBucketName = (bucketName) => DOMAIN_PATTERN.test(bucketName) && !IP_ADDRESS_PATTERN.test(bucketName) && !DOTS_PATTERN.test(bucketName);
const isArnBucketName = (bucketName) => {
	const [arn, partition, service, , , bucket] = bucketName.split(":");
	const isArn = arn === "arn" && bucketName.split(":").length >= 6;
	const isValidArn = Boolean(isArn && partition && service && bucket);
	if (isArn && !isValidArn) throw new Error(`Invalid ARN: ${bucketName} was an invalid ARN.`);
	return isValidArn;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/createConfigValueProvider.js
const createConfigValueProvider = (configKey, canonicalEndpointParamKey, config, isClientContextParam = false) => {
	const configProvider = async () => {
		let configValue;
		if (isClientContextParam) configValue = config.clientContextParams?.[configKey] ?? config[configKey] ?? config[canonicalEndpointParamKey];
		else configValue = config[configKey] ?? config[canonicalEndpointParamKey];
		if (typeof configValue === "function") return configValue();
		return configValue;
	};
	if (configKey === "credentialScope" || canonicalEndpointParamKey === "CredentialScope") return async () => {
		const credentials = typeof config.credentials === "function" ? await config.credentials() : config.credentials;
		return credentials?.credentialScope ?? credentials?.CredentialScope;
	};
	if (configKey === "accountId" || canonicalEndpointParamKey === "AccountId") return async () => {
		const credentials = typeof config.credentials === "function" ? await config.credentials() : config.credentials;
		return credentials?.accountId ?? credentials?.AccountId;
	};
	if (configKey === "endpoint" || canonicalEndpointParamKey === "endpoint") return async () => {
		if (config.isCustomEndpoint === false) return;
		const endpoint = await configProvider();
		if (endpoint && typeof endpoint === "object") {
			if ("url" in endpoint) return endpoint.url.href;
			if ("hostname" in endpoint) {
				const { protocol, hostname, port, path } = endpoint;
				return `${protocol}//${hostname}${port ? ":" + port : ""}${path}`;
			}
		}
		return endpoint;
	};
	return configProvider;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointFromInstructions.js
function bindGetEndpointFromInstructions(getEndpointFromConfig) {
	return async (commandInput, instructionsSupplier, clientConfig, context) => {
		if (!clientConfig.isCustomEndpoint && !clientConfig.ignoreConfiguredEndpointUrls) {
			let endpointFromConfig;
			if (clientConfig.serviceConfiguredEndpoint) endpointFromConfig = await clientConfig.serviceConfiguredEndpoint();
			else endpointFromConfig = await getEndpointFromConfig(clientConfig.serviceId);
			if (endpointFromConfig) {
				clientConfig.endpoint = () => Promise.resolve(toEndpointV1(endpointFromConfig));
				clientConfig.isCustomEndpoint = true;
				context?.logger?.debug?.(`@smithy/core/endpoints - resolved endpoint from config: ${endpointFromConfig}`);
			}
		}
		const endpointParams = await resolveParams(commandInput, instructionsSupplier, clientConfig);
		if (typeof clientConfig.endpointProvider !== "function") throw new Error("config.endpointProvider is not set.");
		const endpoint = clientConfig.endpointProvider(endpointParams, context);
		if (clientConfig.isCustomEndpoint && clientConfig.endpoint) {
			const customEndpoint = await clientConfig.endpoint();
			if (customEndpoint?.headers) {
				endpoint.headers ??= {};
				for (const [name, value] of Object.entries(customEndpoint.headers)) endpoint.headers[name] = Array.isArray(value) ? value : [value];
			}
		}
		return endpoint;
	};
}
const resolveParams = async (commandInput, instructionsSupplier, clientConfig) => {
	const endpointParams = {};
	const instructions = instructionsSupplier?.getEndpointParameterInstructions?.() || {};
	for (const [name, instruction] of Object.entries(instructions)) switch (instruction.type) {
		case "staticContextParams":
			endpointParams[name] = instruction.value;
			break;
		case "contextParams":
			endpointParams[name] = commandInput[instruction.name];
			break;
		case "clientContextParams":
		case "builtInParams":
			endpointParams[name] = await createConfigValueProvider(instruction.name, name, clientConfig, instruction.type !== "builtInParams")();
			break;
		case "operationContextParams":
			endpointParams[name] = instruction.get(commandInput);
			break;
		default: throw new Error("Unrecognized endpoint parameter instruction: " + JSON.stringify(instruction));
	}
	if (Object.keys(instructions).length === 0) Object.assign(endpointParams, clientConfig);
	if (String(clientConfig.serviceId).toLowerCase() === "s3") await resolveParamsForS3(endpointParams);
	return endpointParams;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/endpointMiddleware.js
function setFeature(context, feature, value) {
	if (!context.__smithy_context) context.__smithy_context = { features: {} };
	else if (!context.__smithy_context.features) context.__smithy_context.features = {};
	context.__smithy_context.features[feature] = value;
}
function bindEndpointMiddleware(getEndpointFromConfig) {
	const getEndpointFromInstructions = bindGetEndpointFromInstructions(getEndpointFromConfig);
	return ({ config, instructions }) => {
		return (next, context) => async (args) => {
			if (config.isCustomEndpoint) setFeature(context, "ENDPOINT_OVERRIDE", "N");
			const endpoint = await getEndpointFromInstructions(args.input, { getEndpointParameterInstructions() {
				return instructions;
			} }, { ...config }, context);
			context.endpointV2 = endpoint;
			context.authSchemes = endpoint.properties?.authSchemes;
			const authScheme = context.authSchemes?.[0];
			if (authScheme) {
				context["signing_region"] = authScheme.signingRegion;
				context["signing_service"] = authScheme.signingName;
				const httpAuthOption = getSmithyContext(context)?.selectedHttpAuthScheme?.httpAuthOption;
				if (httpAuthOption) httpAuthOption.signingProperties = Object.assign(httpAuthOption.signingProperties || {}, {
					signing_region: authScheme.signingRegion,
					signingRegion: authScheme.signingRegion,
					signing_service: authScheme.signingName,
					signingName: authScheme.signingName,
					signingRegionSet: authScheme.signingRegionSet
				}, authScheme.properties);
			}
			return next({ ...args });
		};
	};
}
const endpointMiddlewareOptions = {
	step: "serialize",
	tags: [
		"ENDPOINT_PARAMETERS",
		"ENDPOINT_V2",
		"ENDPOINT"
	],
	name: "endpointV2Middleware",
	override: true,
	relation: "before",
	toMiddleware: {
		name: "serializerMiddleware",
		step: "serialize",
		tags: ["SERIALIZER"],
		override: true
	}.name
};
function bindGetEndpointPlugin(getEndpointFromConfig) {
	const endpointMiddleware = bindEndpointMiddleware(getEndpointFromConfig);
	return (config, instructions) => ({ applyToStack: (clientStack) => {
		clientStack.addRelativeTo(endpointMiddleware({
			config,
			instructions
		}), endpointMiddlewareOptions);
	} });
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/resolveEndpointConfig.js
function bindResolveEndpointConfig(getEndpointFromConfig) {
	return (input) => {
		const tls = input.tls ?? true;
		const { endpoint, useDualstackEndpoint, useFipsEndpoint } = input;
		const resolvedConfig = Object.assign(input, {
			endpoint: endpoint != null ? async () => toEndpointV1(await normalizeProvider(endpoint)()) : void 0,
			tls,
			isCustomEndpoint: !!endpoint,
			useDualstackEndpoint: normalizeProvider(useDualstackEndpoint ?? false),
			useFipsEndpoint: normalizeProvider(useFipsEndpoint ?? false),
			ignoreConfiguredEndpointUrls: !!input.ignoreConfiguredEndpointUrls
		});
		let configuredEndpointPromise = void 0;
		resolvedConfig.serviceConfiguredEndpoint = async () => {
			if (input.serviceId && !configuredEndpointPromise) configuredEndpointPromise = getEndpointFromConfig(input.serviceId);
			return configuredEndpointPromise;
		};
		return resolvedConfig;
	};
}
const resolveEndpointConfig = bindResolveEndpointConfig(getEndpointFromConfig);
bindEndpointMiddleware(getEndpointFromConfig);
const getEndpointPlugin = bindGetEndpointPlugin(getEndpointFromConfig);



/***/ }),

/***/ 5222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ hasOwn)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/hasOwn.js
function hasOwn(o, k) {
	return Object.prototype.hasOwnProperty.call(o, k);
}



/***/ }),

/***/ 7991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isArrayBuffer),
/* harmony export */   i: () => (/* binding */ fromString),
/* harmony export */   n: () => (/* binding */ toHex),
/* harmony export */   r: () => (/* binding */ fromArrayBuffer),
/* harmony export */   t: () => (/* binding */ fromHex)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/is-array-buffer/is-array-buffer.js
const isArrayBuffer = (arg) => typeof ArrayBuffer === "function" && arg instanceof ArrayBuffer || Object.prototype.toString.call(arg) === "[object ArrayBuffer]";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-buffer-from/buffer-from.js
const fromArrayBuffer = (input, offset = 0, length = input.byteLength - offset) => {
	if (!isArrayBuffer(input)) throw new TypeError(`The "input" argument must be ArrayBuffer. Received type ${typeof input} (${input})`);
	return Buffer.from(input, offset, length);
};
const fromString = (input, encoding) => {
	if (typeof input !== "string") throw new TypeError(`The "input" argument must be of type string. Received type ${typeof input} (${input})`);
	return encoding ? Buffer.from(input, encoding) : Buffer.from(input);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-hex-encoding/hex-encoding.js
const SHORT_TO_HEX = {};
const HEX_TO_SHORT = {};
for (let i = 0; i < 256; i++) {
	let encodedByte = i.toString(16).toLowerCase();
	if (encodedByte.length === 1) encodedByte = `0${encodedByte}`;
	SHORT_TO_HEX[i] = encodedByte;
	HEX_TO_SHORT[encodedByte] = i;
}
function fromHex(encoded) {
	if (encoded.length % 2 !== 0) throw new Error("Hex encoded strings must have an even number length");
	const out = new Uint8Array(encoded.length / 2);
	for (let i = 0; i < encoded.length; i += 2) {
		const encodedByte = encoded.slice(i, i + 2).toLowerCase();
		if (encodedByte in HEX_TO_SHORT) out[i / 2] = HEX_TO_SHORT[encodedByte];
		else throw new Error(`Cannot decode unrecognized sequence ${encodedByte} as hexadecimal`);
	}
	return out;
}
function toHex(bytes) {
	let out = "";
	for (let i = 0; i < bytes.byteLength; i++) out += SHORT_TO_HEX[bytes[i]];
	return out;
}



/***/ }),

/***/ 7541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ HttpRequest)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/httpRequest.js
var HttpRequest = class HttpRequest {
	method;
	protocol;
	hostname;
	port;
	path;
	query;
	headers;
	username;
	password;
	fragment;
	body;
	constructor(options) {
		this.method = options.method || "GET";
		this.hostname = options.hostname || "localhost";
		this.port = options.port;
		this.query = options.query || {};
		this.headers = options.headers || {};
		this.body = options.body;
		this.protocol = options.protocol ? options.protocol.slice(-1) !== ":" ? `${options.protocol}:` : options.protocol : "https:";
		this.path = options.path ? options.path.charAt(0) !== "/" ? `/${options.path}` : options.path : "/";
		this.username = options.username;
		this.password = options.password;
		this.fragment = options.fragment;
	}
	static clone(request) {
		const cloned = new HttpRequest({
			...request,
			headers: { ...request.headers }
		});
		if (cloned.query) cloned.query = cloneQuery(cloned.query);
		return cloned;
	}
	static isInstance(request) {
		if (!request) return false;
		const req = request;
		return "method" in req && "protocol" in req && "hostname" in req && "path" in req && typeof req["query"] === "object" && typeof req["headers"] === "object";
	}
	clone() {
		return HttpRequest.clone(this);
	}
};
function cloneQuery(query) {
	return Object.keys(query).reduce((carry, paramName) => {
		const param = query[paramName];
		return {
			...carry,
			[paramName]: Array.isArray(param) ? [...param] : param
		};
	}, {});
}



/***/ }),

/***/ 8520:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8719);
/* harmony import */ var _ec2_client_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9088);
/* harmony import */ var _client_command_builder_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4603);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3646);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8500);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(857);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7030);
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(6982);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(6928);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(8877);
















// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commandBuilder.js
const command = (0,_client_command_builder_js__WEBPACK_IMPORTED_MODULE_2__.t)(_ec2_client_js__WEBPACK_IMPORTED_MODULE_1__.o, "AmazonEC2", "EC2Client", _endpoints_js__WEBPACK_IMPORTED_MODULE_3__.t);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeImagesCommand.js
var DescribeImagesCommand = class extends command(_ep0, _mw0, "DescribeImages", _ec2_client_js__WEBPACK_IMPORTED_MODULE_1__.r) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeRegionsCommand.js
var DescribeRegionsCommand = class extends command(_ep0, _mw0, "DescribeRegions", _ec2_client_js__WEBPACK_IMPORTED_MODULE_1__.i) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/GetAllowedImagesSettingsCommand.js
var GetAllowedImagesSettingsCommand = class extends command(_ep0, _mw0, "GetAllowedImagesSettings", _ec2_client_js__WEBPACK_IMPORTED_MODULE_1__.a) {};
// ../../packages/access/lib/lazy-sender.js
function lazySender(load) {
	let loading;
	const send = async (...args) => {
		loading ??= load();
		return (await loading).send(...args);
	};
	return { send };
}
// ../../packages/access/lib/eager-clients.js
function createEagerClients(access = {}) {
	return (region) => ({
		ec2: (0,_ec2_client_js__WEBPACK_IMPORTED_MODULE_1__.t)({
			...access,
			region
		}),
		ssm: lazySender(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(496), __nccwpck_require__.e(985)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7985))).createSsmClient({
			...access,
			region
		}))
	});
}
// ../../packages/core/lib/exit-status.js
const EXIT_STATUS = {
	failed: 1,
	usage: 2,
	"no-image": 3,
	ambiguous: 4,
	"lock-out-of-date": 5,
	unreachable: 6,
	unpinned: 10,
	hash: 11,
	"no-wheel": 12,
	"system-package": 13,
	"step-failed": 14,
	"tests-failed": 15,
	drift: 16,
	capacity: 20,
	machine: 21,
	"timed-out": 22,
	permission: 23,
	"cap-exceeded": 24,
	remaining: 30,
	"remaining-unknown": 31,
	hangup: 129,
	interrupted: 130,
	terminated: 143
};
// ../../packages/core/lib/errors.js
var CodedError = class extends Error {
	code;
	exitClass;
	hint;
	problems;
	constructor(code, exitClass, message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.code = code;
		this.exitClass = exitClass;
		this.hint = options.hint;
		this.problems = options.problems ?? [];
	}
};
function exitStatusOf(error) {
	return error instanceof CodedError ? EXIT_STATUS[error.exitClass] : EXIT_STATUS.failed;
}
function formatProblem({ message, field, file, line }) {
	return [
		file === void 0 || line === void 0 ? file : `${file}:${line}`,
		field,
		message
	].filter((part) => part !== void 0).join(": ");
}
function formatProblems(lead, problems) {
	const lines = problems.map(formatProblem);
	if (lines.length === 1) return `${lead}: ${lines[0]}`;
	return `${lead}:\n${lines.map((line) => `  - ${line}`).join("\n")}`;
}
// ../../packages/core/lib/gather.js
function gatherProblems() {
	const found = [];
	return {
		add: (problems) => {
			found.push(...problems.map((problem) => typeof problem === "string" ? { message: problem } : problem));
		},
		async check(work) {
			try {
				return await work();
			} catch (error) {
				if (!(error instanceof CodedError)) throw error;
				found.push(error);
				return;
			}
		},
		assertNone(refuse) {
			const [first] = found;
			if (first === void 0) return;
			if (found.length === 1 && first instanceof CodedError) throw first;
			throw refuse(unique(found.flatMap((entry) => entry instanceof CodedError ? problemsOf(entry) : entry)));
		}
	};
}
function problemsOf({ message, problems, hint }) {
	if (problems.length > 0) return problems;
	return [{ message: hint === void 0 ? message : `${message} ${hint}` }];
}
function unique(problems) {
	return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}
// ../../packages/core/lib/ports.js
const systemClock = {
	now: () => /* @__PURE__ */ new Date(),
	sleep: (ms, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_7__.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal })
};
// ../../packages/core/lib/words/did-you-mean.js
function nearestWord(word, known) {
	const wanted = normalise(word);
	const limit = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
	let best;
	let bestDistance = limit + 1;
	for (const candidate of known) {
		const distance = editDistance(wanted, normalise(candidate));
		if (distance >= bestDistance) continue;
		best = candidate;
		bestDistance = distance;
	}
	return best;
}
function didYouMean(word, known) {
	const nearest = nearestWord(word, known);
	return nearest === void 0 ? "" : ` (did you mean "${nearest}"?)`;
}
function editDistance(left, right) {
	let beforePrevious = [];
	let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let row = 1; row <= left.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= right.length; column += 1) {
			const replaced = at(previous, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
			const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1] ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY;
			current.push(Math.min(replaced, swapped, at(previous, column) + 1, at(current, column - 1) + 1));
		}
		beforePrevious = previous;
		previous = current;
	}
	return at(previous, right.length);
}
function normalise(word) {
	return word.toLowerCase().replaceAll("_", "-");
}
function at(row, column) {
	return row[column] ?? Number.POSITIVE_INFINITY;
}
// ../../packages/core/lib/words/duration.js
const UNITS = [
	{
		letter: "w",
		milliseconds: 6048e5
	},
	{
		letter: "d",
		milliseconds: 864e5
	},
	{
		letter: "h",
		milliseconds: 36e5
	},
	{
		letter: "m",
		milliseconds: 6e4
	},
	{
		letter: "s",
		milliseconds: 1e3
	}
];
function parseDuration(text) {
	const match = /^(?:(\d{1,6})w)?(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text);
	if (match === null || text === "") return void 0;
	let total = 0;
	for (const [index, unit] of UNITS.entries()) total += Number(match[index + 1] ?? 0) * unit.milliseconds;
	return total;
}
function formatDuration(milliseconds) {
	let rest = Math.round(milliseconds / 1e3) * 1e3;
	let text = "";
	for (const unit of UNITS.slice(1)) {
		const count = Math.floor(rest / unit.milliseconds);
		rest -= count * unit.milliseconds;
		if (count > 0) text += `${count}${unit.letter}`;
	}
	return text === "" ? "0s" : text;
}
// ../../packages/core/lib/words/glob.js
const SPECIAL = /\\(.)|[\\*?.+^${}()|[\]/-]/gs;
const WILDCARDS = {
	"*": ".*",
	"?": "."
};
function globToRegExp(glob) {
	const source = glob.replace(SPECIAL, (special, literal) => literal === void 0 ? WILDCARDS[special] ?? `\\${special}` : escapeRegExp(literal));
	return new RegExp(`^${source}$`, "s");
}
function globMatcher(globs) {
	const expressions = globs.map(globToRegExp);
	return (text) => expressions.some((expression) => expression.test(text));
}
function escapeRegExp(character) {
	return /\w|\s/.test(character) ? character : `\\${character}`;
}
// ../../packages/core/lib/words/kebab.js
function kebab(name) {
	return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll("_", "-");
}
// ../../packages/core/lib/words/sanitise.js
function neutralize(text) {
	return text.replace(/##\[/g, "## [").replace(/(^|[\r\n])(\s*):(?=:)/g, "$1$2: ");
}
// ../../packages/core/lib/words/stable-json.js
function stableJson(value) {
	return `${JSON.stringify(sorted(value), void 0, 2)}\n`;
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== "object") return value;
	const entries = Object.entries(value).sort(([left], [right]) => left < right ? -1 : 1);
	return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
// ../../packages/action-kit/lib/errors.js
const EXIT_CLASS$2 = {
	INVALID_INPUT: "usage",
	REMAINING: "remaining",
	CANCELLED: "interrupted"
};
var ActionError = class extends CodedError {
	name = "ActionError";
	constructor(code, message, options = {}) {
		super(code, EXIT_CLASS$2[code], message, options);
	}
};
function invalidInputs(problems) {
	const [first] = problems;
	return new ActionError("INVALID_INPUT", problems.length === 1 && first !== void 0 ? formatProblem(first) : `${problems.length} problems with the inputs:\n${problems.map((problem) => `  - ${formatProblem(problem)}`).join("\n")}`, { problems });
}
// ../../packages/action-kit/lib/logger.js
function createLogger(core) {
	return {
		debug: (message) => core.debug(message),
		info: (message) => core.info(neutralize(message)),
		warn: (message) => core.warning(message)
	};
}
// ../../packages/action-kit/lib/outputs.js
function publishOutputs(core, outputs) {
	for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
// ../../packages/action-kit/lib/summary.js
function renderTable({ title, header, rows, note }) {
	const lines = [
		`### ${escapeMarkdown(title)}`,
		"",
		renderRow(header),
		renderRow(header.map(() => "---")),
		...rows.map((row) => renderRow(row.map(escapeMarkdown))),
		""
	];
	if (note !== void 0) lines.push(escapeMarkdown(note), "");
	return `${lines.join("\n")}\n`;
}
function renderRow(cells) {
	return `| ${cells.join(" | ")} |`;
}
function escapeMarkdown(text) {
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[\\`*_[\]|!]/g, "\\$&").replace(/\s*[\r\n]+\s*/g, " ");
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_9__.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs__WEBPACK_IMPORTED_MODULE_8__.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs__WEBPACK_IMPORTED_MODULE_8__.appendFileSync(filePath, `${toCommandValue(message)}${os__WEBPACK_IMPORTED_MODULE_9__.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_11__.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_9__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_9__.EOL}${delimiter}`;
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/summary.js
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = fs__WEBPACK_IMPORTED_MODULE_8__.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter$1(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, fs__WEBPACK_IMPORTED_MODULE_8__.constants.R_OK | fs__WEBPACK_IMPORTED_MODULE_8__.constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter$1(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(os__WEBPACK_IMPORTED_MODULE_9__.EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os__WEBPACK_IMPORTED_MODULE_9__.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
	issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
	process.stdout.write(message + os__WEBPACK_IMPORTED_MODULE_9__.EOL);
}
function startGroup(name) {
	issue("group", name);
}
function endGroup() {
	issue("endgroup");
}
function saveState(name, value) {
	if (process.env["GITHUB_STATE"] || "") return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
	issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
	return process.env[`STATE_${name}`] || "";
}
// ../../packages/action-kit/lib/core.js
const INPUT_PREFIX = "INPUT_";
function createCore(environment) {
	return {
		getInput: (name) => getInput(name),
		inputNames: () => listInputNames(environment),
		setOutput: (name, value) => setOutput(name, value),
		saveState: (name, value) => saveState(name, value),
		getState: (name) => getState(name),
		setSecret: (value) => setSecret(value),
		debug: (message) => debug(message),
		info: (text) => info(text),
		warning: (message) => warning(message),
		error: (message) => error(message),
		startGroup: (title) => startGroup(title),
		endGroup: () => endGroup(),
		writeSummary: async (markdown) => {
			if (!environment.GITHUB_STEP_SUMMARY) return;
			await summary.addRaw(markdown, true).write();
		}
	};
}
function listInputNames(environment) {
	return Object.keys(environment).filter((key) => key.startsWith(INPUT_PREFIX)).map((key) => key.slice(6).toLowerCase());
}
// ../../packages/action-kit/lib/fence.js
function createFencedCore(core, createToken = node_crypto__WEBPACK_IMPORTED_MODULE_4__.randomUUID) {
	let token;
	const closeFence = () => {
		if (token === void 0) return;
		core.info(`::${token}::`);
		token = void 0;
	};
	const openFence = () => {
		if (token !== void 0) return;
		token = createToken();
		core.info(`::stop-commands::${token}`);
	};
	return {
		...closeBeforeCommands(core, closeFence),
		closeFence,
		remote: (lines) => {
			openFence();
			core.info(lines.replace(/\r?\n$/, ""));
		}
	};
}
function closeBeforeCommands(core, closeFence) {
	const outside = (command) => {
		return (...values) => {
			closeFence();
			return command(...values);
		};
	};
	return {
		...core,
		setOutput: outside(core.setOutput),
		saveState: outside(core.saveState),
		setSecret: outside(core.setSecret),
		debug: outside(core.debug),
		info: outside(core.info),
		warning: outside(core.warning),
		error: outside(core.error),
		startGroup: outside(core.startGroup),
		endGroup: outside(core.endGroup)
	};
}
// ../../packages/action-kit/lib/run-action.js
const CANCEL_SIGNALS = ["SIGINT", "SIGTERM"];
async function runAction(main, { process, core = createFencedCore(createCore(process.env)) }) {
	const cancellation = new AbortController();
	const cancel = (name) => cancellation.abort(new ActionError("CANCELLED", `cancelled by ${name}`));
	const cancelUnread = () => cancel("an unread log");
	for (const name of CANCEL_SIGNALS) process.on(name, cancel);
	process.stdout.on("error", cancelUnread);
	try {
		await main({
			core,
			logger: createLogger(core),
			environment: process.env,
			signal: cancellation.signal
		});
		return 0;
	} catch (error) {
		reportFailure(core, error);
		return exitStatusOf(error);
	} finally {
		core.closeFence();
		for (const name of CANCEL_SIGNALS) process.off(name, cancel);
	}
}
function reportFailure(core, error) {
	if (!(error instanceof Error)) {
		core.error(String(error));
		return;
	}
	core.error(error instanceof CodedError ? describeRefusal(error) : error.stack ?? error.message);
	core.debug(describe(error));
}
function describeRefusal({ message, problems, hint }) {
	return [...[message, ...problems.filter((problem) => !message.includes(problem.message)).map((problem) => `  - ${formatProblem(problem)}`)], ...hint === void 0 ? [] : [`Hint: ${hint}`]].join("\n");
}
function describe(error) {
	if (!(error instanceof Error)) return String(error);
	const text = error.stack ?? error.message;
	return error.cause === void 0 ? text : `${text}\nCaused by: ${describe(error.cause)}`;
}
// ../../packages/access/lib/errors.js
const EXIT_CLASS$1 = {
	NO_REGION: "usage",
	INVALID_ENDPOINT: "usage",
	UNREACHABLE_ENDPOINT: "unreachable",
	UNKNOWN_ADDRESS: "usage"
};
var AccessError = class extends CodedError {
	name = "AccessError";
	constructor(code, message, options = {}) {
		super(code, EXIT_CLASS$1[code], message, options);
	}
};
// ../../packages/access/lib/endpoint.js
const PROBE_TIMEOUT_MS = 3e3;
const HINT = "Start one with \"ami-select local\", or unset AWS_ENDPOINT_URL to use AWS.";
function endpointOf({ AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_EC2 }) {
	return AWS_ENDPOINT_URL_EC2 || AWS_ENDPOINT_URL || void 0;
}
async function checkEndpoint(variables) {
	const endpoint = endpointOf(variables);
	if (endpoint === void 0) return;
	const url = URL.canParse(endpoint) ? new URL(endpoint) : void 0;
	if (!url || !["http:", "https:"].includes(url.protocol)) throw new AccessError("INVALID_ENDPOINT", `AWS_ENDPOINT_URL is "${endpoint}"; it must be a URL such as http://127.0.0.1:4566`, { hint: HINT });
	const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
	const reason = await whyUnreachable(url.hostname.replaceAll(/[[\]]/g, ""), port);
	if (reason === void 0) return;
	throw new AccessError("UNREACHABLE_ENDPOINT", `AWS_ENDPOINT_URL is "${endpoint}"; it is unreachable (${reason})`, { hint: HINT });
}
function whyUnreachable(host, port) {
	return new Promise((resolve) => {
		const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_10__.connect)({
			host,
			port,
			timeout: PROBE_TIMEOUT_MS
		});
		const settle = (reason) => {
			socket.destroy();
			resolve(reason);
		};
		socket.once("connect", () => settle(void 0));
		socket.once("timeout", () => settle(`no response within ${PROBE_TIMEOUT_MS / 1e3} s`));
		socket.once("error", (error) => settle(error.code ?? error.message));
	});
}
// ../../packages/access/lib/region.js
function environmentRegion({ AWS_REGION, AWS_DEFAULT_REGION }) {
	return AWS_REGION || AWS_DEFAULT_REGION || void 0;
}
async function findRegion(variables) {
	return environmentRegion(variables) ?? (await __nccwpck_require__.e(/* import() */ 992).then(__nccwpck_require__.bind(__nccwpck_require__, 7992))).sharedConfigRegion();
}
async function resolveRegions(given, variables) {
	if (given.length > 0) return given;
	const region = await findRegion(variables);
	if (region !== void 0) return [region];
	throw new AccessError("NO_REGION", "no region: none was given and none is configured", { hint: "Give a region such as eu-central-1, set AWS_REGION, or set a region in the AWS config file." });
}
// ../../packages/ec2-data/lib/partitions.js
const PARTITIONS = [
	{
		"id": "aws",
		"regions": "^(us|eu|ap|sa|ca|me|af|il|mx)\\-\\w+\\-\\d+$",
		"dnsSuffix": "amazonaws.com"
	},
	{
		"id": "aws-cn",
		"regions": "^cn\\-\\w+\\-\\d+$",
		"dnsSuffix": "amazonaws.com.cn"
	},
	{
		"id": "aws-eusc",
		"regions": "^eusc\\-(de)\\-\\w+\\-\\d+$",
		"dnsSuffix": "amazonaws.eu"
	},
	{
		"id": "aws-iso",
		"regions": "^us\\-iso\\-\\w+\\-\\d+$",
		"dnsSuffix": "c2s.ic.gov"
	},
	{
		"id": "aws-iso-b",
		"regions": "^us\\-isob\\-\\w+\\-\\d+$",
		"dnsSuffix": "sc2s.sgov.gov"
	},
	{
		"id": "aws-iso-e",
		"regions": "^eu\\-isoe\\-\\w+\\-\\d+$",
		"dnsSuffix": "cloud.adc-e.uk"
	},
	{
		"id": "aws-iso-f",
		"regions": "^us\\-isof\\-\\w+\\-\\d+$",
		"dnsSuffix": "csp.hci.ic.gov"
	},
	{
		"id": "aws-us-gov",
		"regions": "^us\\-gov\\-\\w+\\-\\d+$",
		"dnsSuffix": "amazonaws.com"
	}
].map(({ id, regions, dnsSuffix }) => ({
	id,
	pattern: new RegExp(regions),
	dnsSuffix
}));
function partitionOf(region) {
	return PARTITIONS.find(({ pattern }) => pattern.test(region))?.id ?? "aws";
}
// ../../packages/selector/lib/contract/errors.js
const EXIT_CLASS = {
	INVALID_QUERY: "usage",
	INVALID_LOCK: "usage",
	INCOMPATIBLE: "usage",
	REGION_NOT_ENABLED: "usage",
	NO_IMAGE: "no-image",
	PARAMETER_NOT_FOUND: "no-image",
	REGIONS_INCOMPLETE: "no-image",
	AMBIGUOUS: "ambiguous",
	UNSAFE_QUERY: "ambiguous",
	LOCK_OUT_OF_DATE: "lock-out-of-date",
	UNREACHABLE_ENDPOINT: "unreachable",
	NO_CREDENTIALS: "permission",
	PERMISSION_DENIED: "permission",
	THROTTLED: "failed",
	AWS_ERROR: "failed",
	ABORTED: "interrupted"
};
var SelectorError = class extends CodedError {
	name = "SelectorError";
	details;
	constructor(code, message, options = {}) {
		super(code, EXIT_CLASS[code], message, options);
		this.details = options.details ?? {};
	}
};
function invalidQuery(problems) {
	return new SelectorError("INVALID_QUERY", formatProblems(problems.length === 1 ? "The image query is not valid" : `The image query has ${problems.length} problems`, problems), { problems });
}
// ../../packages/selector/lib/image/image.js
function isCurrent(image, now) {
	return image.state !== "disabled" && !isDeprecated(image, now);
}
function isDeprecated(image, now) {
	return image.deprecationTime !== void 0 && image.deprecationTime.getTime() <= now.getTime();
}
// ../../packages/selector/lib/publishers/expand.js
function variantsOf(publisher) {
	return [...new Set(publisher.lines.map((line) => line.variant))];
}
function resolveVersion(publisher, word) {
	return publisher.versionWords?.[word.toLowerCase()] ?? word;
}
function linesFor(publisher, request) {
	const variant = request.variant ?? publisher.lines[0]?.variant;
	const ofVariant = publisher.lines.filter((line) => line.variant === variant);
	const version = request.version ?? publisher.version.default;
	if (version === void 0) return ofVariant;
	const first = ofVariant.find((line) => line.versions?.test(resolveVersion(publisher, version)) ?? true);
	if (first !== void 0) return [first];
	return request.version === void 0 ? ofVariant.slice(0, 1) : [];
}
function expandPublisher(publisher, request) {
	const architecture = architectureFor(publisher, request.architecture);
	const requested = request.version ?? publisher.version.default;
	const version = requested === void 0 ? "*" : resolveVersion(publisher, requested);
	const lines = linesFor(publisher, request);
	const word = publisher.archWords?.[architecture] ?? architecture;
	const names = lines.flatMap((line) => line.names.map((name) => fill(name, version, word)));
	const ssmWord = publisher.ssmArchWords?.[architecture] ?? word;
	const ssmVersion = publisher.ssmVersionWords?.[version] ?? version;
	const parameter = version === "*" ? void 0 : lines[0]?.ssmParameter;
	return {
		names: [...new Set(names)],
		exclude: lines.flatMap((line) => line.exclude ?? []),
		architecture,
		ssmParameter: parameter === void 0 ? void 0 : fill(parameter, ssmVersion, ssmWord)
	};
}
function ownersIn(publisher, region) {
	return publisher.owners[partitionOf(region)];
}
function architectureFor(publisher, requested) {
	const first = publisher.architectures[0] ?? "x86_64";
	if (requested === void 0) return first;
	const mac = `${requested}_mac`;
	return publisher.architectures.find((known) => known === mac) ?? requested;
}
function fill(template, version, arch) {
	return template.replaceAll("{version}", version).replaceAll("{arch}", arch);
}
// ../../packages/selector/lib/publishers/amazon.js
const AMAZON = {
	aws: ["amazon"],
	"aws-cn": ["amazon"],
	"aws-us-gov": ["amazon"],
	"aws-eusc": ["amazon"],
	"aws-iso": ["amazon"],
	"aws-iso-b": ["amazon"],
	"aws-iso-e": ["amazon"],
	"aws-iso-f": ["amazon"]
};
const windows = {
	id: "windows",
	title: "Windows Server (Amazon)",
	aliases: ["windows-server", "win"],
	owners: {
		aws: ["801119661308"],
		"aws-us-gov": ["077303321853"],
		"aws-cn": ["016951021795"]
	},
	sshUser: "Administrator",
	architectures: ["x86_64"],
	version: {
		pattern: /^20\d{2}$/,
		example: "2022"
	},
	versionInName: /^Windows_Server-(\d{4})-.*-(\d{4}\.\d{2}\.\d{2})$/,
	order: "date",
	lines: ["full", "core"].map((variant) => {
		const base = `Windows_Server-{version}-English-${variant === "full" ? "Full" : "Core"}-Base`;
		return {
			variant,
			names: [`${base}-*`],
			ssmParameter: `/aws/service/ami-windows-latest/${base}`
		};
	}),
	evidence: {
		source: "kitchen-ec2, AWS documentation of the Windows AMI notifications",
		verified: true,
		doubts: "Amazon keeps only the last few revisions: pinned ids vanish",
		unverifiedPartitions: ["aws-cn"]
	}
};
const macos = {
	id: "macos",
	title: "macOS (Amazon)",
	aliases: ["mac", "osx"],
	owners: { aws: ["628277914472"] },
	formerOwners: ["100343932686"],
	sshUser: "ec2-user",
	architectures: ["arm64_mac", "x86_64_mac"],
	version: {
		pattern: /^\d{2}(\.\d+){0,2}$/,
		example: "15"
	},
	versionWords: {
		tahoe: "26",
		sequoia: "15",
		sonoma: "14",
		ventura: "13",
		monterey: "12"
	},
	versionInName: /^amzn-ec2-macos-(\d+(?:\.\d+)*)-(\d{8}-\d+)/,
	order: "version",
	lines: [{
		variant: "standard",
		names: ["amzn-ec2-macos-{version}.*", "amzn-ec2-macos-{version}-*"]
	}],
	evidence: {
		source: "kitchen-ec2 (newer table) and an independent public table agree",
		verified: true,
		doubts: "older tables name 100343932686"
	}
};
const ecs = {
	id: "ecs",
	title: "ECS-optimised Amazon Linux",
	aliases: ["ecs-optimized", "ecs-optimised"],
	owners: {
		...AMAZON,
		aws: ["591542846629"]
	},
	sshUser: "ec2-user",
	ssmArchWords: {
		x86_64: "",
		arm64: "/arm64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^(2023|2)$/,
		example: "2023",
		default: "2023"
	},
	order: "date",
	lines: [
		{
			variant: "standard",
			versions: /^2023$/,
			names: ["al2023-ami-ecs-hvm-2023.*-{arch}"],
			ssmParameter: "/aws/service/ecs/optimized-ami/amazon-linux-2023{arch}/recommended/image_id"
		},
		{
			variant: "standard",
			versions: /^2$/,
			names: ["amzn2-ami-ecs-hvm-2.0.*-{arch}-ebs", "amzn2-ami-ecs-kernel-5.10-hvm-2.0.*-{arch}-ebs"],
			ssmParameter: "/aws/service/ecs/optimized-ami/amazon-linux-2{arch}/recommended/image_id"
		},
		{
			variant: "gpu",
			versions: /^2023$/,
			names: ["al2023-ami-ecs-gpu-hvm-2023.*-{arch}*"]
		},
		{
			variant: "neuron",
			versions: /^2023$/,
			names: ["al2023-ami-ecs-neuron-hvm-2023.*-{arch}*"]
		},
		{
			variant: "gpu",
			versions: /^2$/,
			names: ["amzn2-ami-ecs-gpu-hvm-2.0.*-{arch}-ebs"]
		}
	],
	evidence: {
		source: "public SSM parameters (as moto records them)",
		verified: true
	}
};
const eks = {
	id: "eks",
	title: "EKS-optimised Amazon Linux 2023",
	aliases: ["eks-optimized", "eks-optimised"],
	owners: AMAZON,
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^1\.\d{2}$/,
		example: "1.34"
	},
	order: "date",
	lines: [
		"standard",
		"nvidia",
		"neuron"
	].map((variant) => ({
		variant,
		names: [`amazon-eks-node-al2023-{arch}-${variant}-{version}-v*`],
		ssmParameter: `/aws/service/eks/optimized-ami/{version}/amazon-linux-2023/{arch}/${variant}/recommended/image_id`
	})),
	evidence: {
		source: "Karpenter and eks-ami-finder agree; owner differs per opt-in region",
		verified: true
	}
};
const BOTTLEROCKET_FLAVOURS = [
	["k8s", /^1\.\d{2}$/],
	["k8s-nvidia", /^1\.\d{2}$/],
	["ecs", /^[12]$/],
	["ecs-nvidia", /^[12]$/]
];
function bottlerocketLine([variant, versions]) {
	const [orchestrator, accelerator] = variant.split("-");
	const flavour = `aws-${orchestrator}-{version}${accelerator === void 0 ? "" : `-${accelerator}`}`;
	return {
		variant,
		versions,
		names: [`bottlerocket-${flavour}-{arch}-v*`],
		ssmParameter: `/aws/service/bottlerocket/${flavour}/{arch}/latest/image_id`
	};
}
const bottlerocket = {
	id: "bottlerocket",
	title: "Bottlerocket",
	owners: AMAZON,
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^(1\.\d{2}|[12])$/,
		example: "1.34"
	},
	versionInName: /-v(\d+\.\d+\.\d+)-/,
	order: "version",
	lines: BOTTLEROCKET_FLAVOURS.map(bottlerocketLine),
	evidence: {
		source: "Karpenter and eks-ami-finder agree; owner differs per region",
		verified: true,
		doubts: "has no SSH server by default: only through its admin container"
	}
};
const deepLearning = {
	id: "deep-learning",
	title: "AWS Deep Learning AMI",
	aliases: ["dlami"],
	owners: { aws: ["898082745236"] },
	sshUser: "ubuntu",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}\.\d{2}$/,
		example: "22.04"
	},
	order: "date",
	lines: [
		{
			variant: "base",
			names: ["Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu {version}) *", "Deep Learning Base *(Ubuntu {version})*"]
		},
		{
			variant: "pytorch",
			names: ["Deep Learning *PyTorch * (Ubuntu {version}) *"]
		},
		{
			variant: "any",
			names: ["Deep Learning *"],
			versions: /^$/
		}
	],
	evidence: {
		source: "a catalogue of 2017 that moto ships",
		verified: false,
		doubts: "one old source; names follow the AWS release notes and change often"
	}
};
// ../../packages/selector/lib/publishers/amazon-linux.js
const SSM = "/aws/service/ami-amazon-linux-latest";
const V2023 = /^2023/;
const NAME_2023 = (kernel) => [`al2023-ami-{version}.*-kernel-${kernel}-{arch}`, `al2023-ami-{version}-kernel-${kernel}-{arch}`];
const amazonLinux = {
	id: "amazon-linux",
	title: "Amazon Linux 2023, 2 and 1",
	aliases: [
		"al",
		"amazonlinux",
		"amzn"
	],
	owners: {
		aws: ["137112412989"],
		"aws-us-gov": ["045324592363"],
		"aws-cn": ["141808717104"]
	},
	sshUser: "ec2-user",
	architectures: [
		"x86_64",
		"arm64",
		"i386"
	],
	version: {
		pattern: /^(2023(\.\d+){0,3}|2|1)$/,
		example: "2023",
		default: "2023"
	},
	versionWords: {
		al2023: "2023",
		al2: "2",
		amzn2: "2",
		al1: "1"
	},
	order: "date",
	lines: [
		{
			variant: "standard",
			versions: V2023,
			names: NAME_2023("6.1"),
			ssmParameter: `${SSM}/al2023-ami-kernel-default-{arch}`
		},
		{
			variant: "kernel-6.12",
			versions: V2023,
			names: NAME_2023("6.12"),
			ssmParameter: `${SSM}/al2023-ami-kernel-6.12-{arch}`
		},
		{
			variant: "kernel-6.18",
			versions: V2023,
			names: NAME_2023("6.18"),
			ssmParameter: `${SSM}/al2023-ami-kernel-6.18-{arch}`
		},
		{
			variant: "minimal",
			versions: V2023,
			names: ["al2023-ami-minimal-{version}.*-kernel-6.1-{arch}", "al2023-ami-minimal-{version}-kernel-6.1-{arch}"],
			ssmParameter: `${SSM}/al2023-ami-minimal-kernel-default-{arch}`
		},
		{
			variant: "standard",
			versions: /^2$/,
			names: ["amzn2-ami-kernel-5.10-hvm-2.0.*-{arch}-gp2"],
			ssmParameter: `${SSM}/amzn2-ami-kernel-5.10-hvm-{arch}-gp2`
		},
		{
			variant: "kernel-4.14",
			versions: /^2$/,
			names: ["amzn2-ami-hvm-2.0.*-{arch}-gp2"],
			ssmParameter: `${SSM}/amzn2-ami-hvm-{arch}-gp2`
		},
		{
			variant: "minimal",
			versions: /^2$/,
			names: ["amzn2-ami-minimal-hvm-2.0.*-{arch}-ebs"],
			ssmParameter: `${SSM}/amzn2-ami-minimal-hvm-{arch}-ebs`
		},
		{
			variant: "standard",
			versions: /^1$/,
			names: ["amzn-ami-hvm-*-{arch}-gp2", "amzn-ami-hvm-*-{arch}-ebs"],
			ssmParameter: `${SSM}/amzn-ami-hvm-{arch}-gp2`
		}
	],
	evidence: {
		source: "kitchen-ec2, the public SSM parameter names, EKS build files (other partitions)",
		verified: true
	}
};
// ../../packages/selector/lib/publishers/debian.js
const debian = {
	id: "debian",
	title: "Debian 10 and later",
	owners: {
		aws: ["136693071363"],
		"aws-cn": ["336777782633"]
	},
	formerOwners: ["379101102735"],
	sshUser: "admin",
	archWords: {
		x86_64: "amd64",
		arm64: "arm64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}$/,
		example: "12"
	},
	versionWords: {
		trixie: "13",
		bookworm: "12",
		bullseye: "11",
		buster: "10"
	},
	versionInName: /^debian-(\d+)-[a-z0-9]+-(\d{8}-\d+)/,
	order: "date",
	lines: [{
		variant: "standard",
		names: ["debian-{version}-{arch}-*"],
		exclude: ["debian-*-backports-*"],
		ssmParameter: "/aws/service/debian/release/{version}/latest/{arch}"
	}],
	evidence: {
		source: "kitchen-ec2 standard_platform/debian.rb and the kOps image documentation agree",
		verified: true,
		unverifiedPartitions: ["aws-cn"]
	}
};
// ../../packages/selector/lib/publishers/enterprise-linux.js
const NO_PREVIEWS = [
	"*-rc*",
	"*-RC*",
	"*Beta*",
	"*beta*"
];
const rhel = {
	id: "rhel",
	title: "Red Hat Enterprise Linux",
	aliases: ["redhat", "red-hat"],
	owners: {
		aws: ["309956199498"],
		"aws-us-gov": ["219670896067"],
		"aws-cn": ["841258680906"]
	},
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}(\.\d+){0,2}$/,
		example: "9"
	},
	versionInName: /^RHEL-(\d+(?:\.\d+)*)_HVM[^-]*-(\d{8})/,
	order: "version",
	lines: [{
		variant: "hourly",
		names: ["RHEL-{version}.*_HVM-*-{arch}-*-Hourly2-GP?", "RHEL-{version}_HVM-*-{arch}-*-Hourly2-GP?"],
		exclude: [
			...NO_PREVIEWS,
			"RHEL_HA-*",
			"*Access2*"
		]
	}, {
		variant: "access",
		names: ["RHEL-{version}.*_HVM-*-{arch}-*-Access2-GP?", "RHEL-{version}_HVM-*-{arch}-*-Access2-GP?"],
		exclude: NO_PREVIEWS
	}],
	evidence: {
		source: "kitchen-ec2 and plus3it/spel agree; other partitions from kitchen-ec2 #416",
		verified: true
	}
};
const centos = {
	id: "centos",
	title: "CentOS Stream",
	aliases: ["centos-stream"],
	owners: { aws: ["125523088429"] },
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}$/,
		example: "9"
	},
	versionInName: /^CentOS Stream (?:ec2 )?(\d+) [a-z0-9_]+ (\d{8})/,
	order: "date",
	lines: [{
		variant: "standard",
		versions: /^8$/,
		names: ["CentOS Stream 8 *"],
		sshUser: "centos"
	}, {
		variant: "standard",
		names: ["CentOS Stream {version} *", "CentOS Stream ec2 {version} *"]
	}],
	evidence: {
		source: "kitchen-ec2 and one public table agree",
		verified: true,
		doubts: "CentOS 7 had another owner"
	}
};
const fedora = {
	id: "fedora",
	title: "Fedora Cloud",
	owners: { aws: ["125523088429"] },
	sshUser: "fedora",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}$/,
		example: "43"
	},
	versionInName: /^Fedora-Cloud-Base-(?:AmazonEC2\.[a-z0-9_]+-)?(\d+)-([\d.]+)/,
	order: "date",
	lines: [{
		variant: "standard",
		names: ["Fedora-Cloud-Base-AmazonEC2.{arch}-{version}-*", "Fedora-Cloud-Base-{version}-*.{arch}-hvm-*"],
		exclude: ["*Prerelease*", "*Rawhide*"]
	}],
	evidence: {
		source: "kitchen-ec2 and several public tables agree",
		verified: true,
		doubts: "images were renamed at 41"
	}
};
const almalinux = {
	id: "almalinux",
	title: "AlmaLinux",
	aliases: ["alma"],
	owners: { aws: ["764336703387"] },
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}(\.\d+)?$/,
		example: "9"
	},
	versionInName: /^AlmaLinux OS (\d+(?:\.\d+)*)(?:\.(\d{8}))? /,
	order: "version",
	lines: [{
		variant: "standard",
		names: ["AlmaLinux OS {version}.*", "AlmaLinux OS {version} *"],
		exclude: NO_PREVIEWS
	}],
	evidence: {
		source: "kitchen-ec2 and the AlmaLinux/cloud-images workflows agree",
		verified: true
	}
};
const rocky = {
	id: "rocky",
	title: "Rocky Linux",
	aliases: ["rockylinux", "rocky-linux"],
	owners: { aws: ["792107900819"] },
	sshUser: "rocky",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}(\.\d+)?$/,
		example: "9"
	},
	versionInName: /^Rocky-\d+-(?:EC2|ec2)-(?:Base-|LVM-)?(\d+(?:\.\d+)*)-(\d{8}(?:\.\d+)?)/,
	order: "version",
	lines: [
		{
			variant: "base",
			versions: /^\d+$/,
			names: ["Rocky-{version}-EC2-Base-*.{arch}*", "Rocky-{version}-ec2-*.{arch}*"],
			exclude: NO_PREVIEWS
		},
		{
			variant: "base",
			names: ["Rocky-*-EC2-Base-{version}-*.{arch}*"],
			exclude: NO_PREVIEWS
		},
		{
			variant: "lvm",
			versions: /^\d+$/,
			names: ["Rocky-{version}-EC2-LVM-*.{arch}*"],
			exclude: NO_PREVIEWS
		},
		{
			variant: "lvm",
			names: ["Rocky-*-EC2-LVM-{version}-*.{arch}*"],
			exclude: NO_PREVIEWS
		}
	],
	evidence: {
		source: "kitchen-ec2 and the kOps image documentation agree",
		verified: true
	}
};
const oracleLinux = {
	id: "oracle-linux",
	title: "Oracle Linux",
	aliases: [
		"oracle",
		"ol",
		"oraclelinux"
	],
	owners: { aws: ["131827586825"] },
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{1,2}(\.\d+)?$/,
		example: "9"
	},
	versionInName: /^OL(\d+(?:\.\d+)*)-.*?-(\d[\d-]*)$/,
	order: "version",
	lines: [{
		variant: "standard",
		names: ["OL{version}.*-{arch}-HVM-*", "OL{version}-{arch}-HVM-*"]
	}],
	evidence: {
		source: "several public tables",
		verified: false,
		doubts: "one of them says that Oracle stopped publishing"
	}
};
// ../../packages/selector/lib/publishers/others.js
const sles = {
	id: "sles",
	title: "SUSE Linux Enterprise Server",
	aliases: ["suse"],
	owners: {
		aws: ["013907871322"],
		"aws-cn": ["841869936221"]
	},
	sshUser: "ec2-user",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^(15-sp\d|16-\d)$/,
		example: "15-sp7"
	},
	versionWords: {
		"16.0": "16-0",
		"16.1": "16-1",
		"15.7": "15-sp7",
		"15.6": "15-sp6",
		"15.5": "15-sp5"
	},
	ssmVersionWords: {
		"16-0": "16.0",
		"16-1": "16.1"
	},
	versionInName: /^suse-sles-(\d+-(?:sp)?\d+)-.*v(\d{8})/,
	order: "date",
	lines: [{
		variant: "on-demand",
		names: ["suse-sles-{version}-v*-hvm-ssd-{arch}"],
		exclude: ["suse-sles-*-byos-*", "suse-sles-sap*"],
		ssmParameter: "/aws/service/suse/sles/{version}/{arch}/latest"
	}, {
		variant: "byos",
		names: ["suse-sles-{version}-byos-v*-hvm-ssd-{arch}"],
		ssmParameter: "/aws/service/suse/sles-byos/{version}/{arch}/latest"
	}],
	evidence: {
		source: "public SSM parameters as moto records them, aws/eks-hybrid",
		verified: true,
		unverifiedPartitions: ["aws-cn"]
	}
};
const freebsd = {
	id: "freebsd",
	title: "FreeBSD",
	owners: { aws: ["782442783595"] },
	formerOwners: ["118940168514"],
	sshUser: "ec2-user",
	archWords: {
		x86_64: "amd64",
		arm64: "arm64"
	},
	ssmArchWords: {
		x86_64: "amd64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}(\.\d)?$/,
		example: "14.3"
	},
	versionInName: /^FreeBSD (\d+\.\d+)-RELEASE(?:-p(\d+))?/,
	order: "version",
	lines: [
		"base",
		"small",
		"cloud-init",
		"builder"
	].flatMap((flavour) => [[`${flavour}-ufs`, `${flavour} UFS`], [`${flavour}-zfs`, `${flavour} ZFS`]]).map(([variant, words]) => ({
		variant,
		names: [`FreeBSD {version}-RELEASE-{arch}* ${words}`, `FreeBSD {version}.?-RELEASE-{arch}* ${words}`],
		ssmParameter: `/aws/service/freebsd/{arch}/${variant.replace(/-(?=[uz]fs$)/, "/")}/{version}/RELEASE`
	})),
	evidence: {
		source: "the FreeBSD release script and newer kitchen-ec2 agree",
		verified: true
	}
};
const flatcar = {
	id: "flatcar",
	title: "Flatcar Container Linux",
	owners: { aws: ["075585003325"] },
	sshUser: "core",
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{4}(\.\d+){0,2}$/,
		example: "4230"
	},
	versionInName: /^Flatcar-[a-z]+-(\d+\.\d+\.\d+)/,
	order: "version",
	lines: [
		"stable",
		"beta",
		"alpha",
		"lts"
	].map((variant) => ({
		variant,
		names: [
			`Flatcar-${variant}-{version}-hvm`,
			`Flatcar-${variant}-{version}-arm64-hvm`,
			`Flatcar-${variant}-{version}.*-hvm`
		]
	})),
	evidence: {
		source: "kOps image documentation and image-builder agree",
		verified: true
	}
};
const fedoraCoreos = {
	id: "fedora-coreos",
	title: "Fedora CoreOS",
	aliases: ["fcos", "coreos"],
	owners: { aws: ["125523088429"] },
	sshUser: "core",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}$/,
		example: "43"
	},
	versionInName: /^fedora-coreos-(\d+\.\d+\.\d+\.\d+)/,
	order: "version",
	lines: [{
		variant: "standard",
		names: ["fedora-coreos-{version}.*-{arch}"]
	}],
	evidence: {
		source: "one public table",
		verified: false,
		doubts: "name pattern not confirmed"
	}
};
const nixos = {
	id: "nixos",
	title: "NixOS",
	owners: { aws: ["427812963091"] },
	formerOwners: ["080433136561"],
	sshUser: "root",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^\d{2}\.\d{2}$/,
		example: "25.05"
	},
	versionInName: /^nixos\/(\d+\.\d+(?:\.\d+)*)/,
	order: "date",
	lines: [{
		variant: "standard",
		names: ["nixos/{version}*-{arch}-linux"]
	}],
	evidence: {
		source: "NixOS/amis repository",
		verified: true,
		doubts: "the SSH user comes from one source"
	}
};
const arch = {
	id: "arch",
	title: "Arch Linux (uplink, unofficial)",
	aliases: ["archlinux", "arch-linux"],
	owners: { aws: ["647457786197"] },
	sshUser: "arch",
	architectures: ["x86_64"],
	version: {
		pattern: /^(\d{8}|\d{4}\.\d{2}\.\d{2})$/,
		example: "20260801"
	},
	order: "date",
	lines: [{
		variant: "std",
		names: ["arch-linux-std-hvm-{version}*-ebs"]
	}, {
		variant: "ec2",
		names: ["arch-linux-ec2-hvm-{version}*-ebs"]
	}],
	evidence: {
		source: "several public tables",
		verified: false,
		doubts: "not an official image"
	}
};
const alpine = {
	id: "alpine",
	title: "Alpine Linux",
	owners: { aws: ["538276064493"] },
	sshUser: "alpine",
	archWords: {
		x86_64: "x86_64",
		arm64: "aarch64"
	},
	architectures: ["x86_64", "arm64"],
	version: {
		pattern: /^3(\.\d+){0,2}$/,
		example: "3.22"
	},
	versionInName: /^alpine-(\d+\.\d+\.\d+)-.*-r(\d+)$/,
	order: "version",
	lines: ["cloudinit", "tiny"].map((variant) => ({
		variant,
		names: [`alpine-{version}.*-{arch}-*-${variant}-*`, `alpine-{version}-{arch}-*-${variant}-*`]
	})),
	evidence: {
		source: "several public tables",
		verified: false
	}
};
// ../../packages/selector/lib/publishers/ubuntu.js
const FLAVOURS = [
	{
		variant: "server",
		folder: "ubuntu",
		suffix: "server",
		product: "server"
	},
	{
		variant: "minimal",
		folder: "ubuntu-minimal",
		suffix: "minimal",
		product: "server-minimal"
	},
	{
		variant: "pro",
		folder: "ubuntu-pro-server",
		suffix: "pro-server",
		product: "pro-server"
	}
];
const WITH_GP2 = /^(1\d|2[0-2])\.|^23\.04$/;
function linesOf$1({ variant, folder, suffix, product }) {
	const names = [`${folder}/images/hvm-ssd*/ubuntu-*-{version}-{arch}-${suffix}-*`];
	const parameter = (disk) => `/aws/service/canonical/ubuntu/${product}/{version}/stable/current/{arch}/hvm/ebs-${disk}/ami-id`;
	return [{
		variant,
		versions: WITH_GP2,
		names,
		ssmParameter: parameter("gp2")
	}, {
		variant,
		names,
		ssmParameter: parameter("gp3")
	}];
}
// ../../packages/selector/lib/publishers/table.js
const PUBLISHERS = [
	{
		id: "ubuntu",
		title: "Ubuntu (Canonical)",
		aliases: ["canonical"],
		owners: {
			aws: ["099720109477"],
			"aws-us-gov": ["513442679011"],
			"aws-cn": ["837727238323"]
		},
		sshUser: "ubuntu",
		archWords: {
			x86_64: "amd64",
			arm64: "arm64",
			i386: "i386"
		},
		architectures: [
			"x86_64",
			"arm64",
			"i386"
		],
		version: {
			pattern: /^\d{2}\.\d{2}$/,
			example: "24.04"
		},
		versionWords: {
			resolute: "26.04",
			plucky: "25.04",
			questing: "25.10",
			noble: "24.04",
			jammy: "22.04",
			focal: "20.04",
			bionic: "18.04",
			xenial: "16.04",
			trusty: "14.04"
		},
		versionInName: /-(\d+\.\d+)-[^/]*-(\d{8}(?:\.\d+)?)$/,
		order: "date",
		lines: FLAVOURS.flatMap(linesOf$1),
		evidence: {
			source: "Canonical, ubuntu-cloud-docs, find-ubuntu-images.rst",
			verified: true
		}
	},
	debian,
	amazonLinux,
	rhel,
	fedora,
	fedoraCoreos,
	centos,
	almalinux,
	rocky,
	sles,
	freebsd,
	windows,
	macos,
	ecs,
	eks,
	bottlerocket,
	deepLearning,
	flatcar,
	nixos,
	arch,
	oracleLinux,
	alpine
];
function publisherWords() {
	return PUBLISHERS.flatMap((publisher) => [publisher.id, ...publisher.aliases ?? []]);
}
function findPublisher(word) {
	const wanted = word.trim().toLowerCase();
	return PUBLISHERS.find((publisher) => publisher.id === wanted || (publisher.aliases ?? []).includes(wanted));
}
// ../../packages/selector/lib/conditions/age-conditions.js
function ageConditions(query, now) {
	const created = (image) => image.creationDate.getTime();
	const limits = limitsOf(query, now);
	const condition = (field, wanted, accepts) => wanted === void 0 ? [] : [{
		field,
		wanted,
		filters: [],
		accepts
	}];
	return [
		...condition("created-after", query.createdAfter, (image) => created(image) >= limits.createdAfter),
		...condition("created-before", query.createdBefore, (image) => created(image) < limits.createdBefore),
		...condition("minimum-age", query.minimumAge, (image) => created(image) <= limits.minimumAge),
		...condition("maximum-age", query.maximumAge, (image) => created(image) >= limits.maximumAge)
	];
}
function creationLimits(query, now) {
	const limits = limitsOf(query, now);
	const oldest = Math.max(limits.createdAfter, limits.maximumAge);
	const newest = Math.min(limits.createdBefore, limits.minimumAge);
	return {
		oldest: Number.isFinite(oldest) ? oldest : void 0,
		newest: Number.isFinite(newest) ? newest : void 0
	};
}
function limitsOf(query, now) {
	const ago = (age, otherwise) => {
		const duration = parseDuration(age ?? "");
		return duration === void 0 ? otherwise : now.getTime() - duration;
	};
	return {
		createdAfter: query.createdAfter === void 0 ? Number.NEGATIVE_INFINITY : Date.parse(query.createdAfter),
		createdBefore: query.createdBefore === void 0 ? Number.POSITIVE_INFINITY : Date.parse(query.createdBefore),
		minimumAge: ago(query.minimumAge, Number.POSITIVE_INFINITY),
		maximumAge: ago(query.maximumAge, Number.NEGATIVE_INFINITY)
	};
}
// ../../packages/selector/lib/conditions/name-conditions.js
function nameConditions(query) {
	const conditions = [];
	if (query.name !== void 0) conditions.push(nameCondition("name", query.name));
	if (query.exclude !== void 0) conditions.push(excludeCondition(query.exclude));
	if (query.nameRegex !== void 0) {
		const expression = new RegExp(query.nameRegex);
		const accepts = (image) => expression.test(image.name);
		conditions.push({
			field: "name-regex",
			wanted: `/${query.nameRegex}/`,
			filters: [],
			accepts
		});
	}
	return conditions;
}
function nameCondition(field, globs) {
	const matches = globMatcher(globs);
	return {
		field,
		wanted: globs.join(" or "),
		filters: [{
			Name: "name",
			Values: globs
		}],
		accepts: (image) => matches(image.name)
	};
}
function excludeCondition(globs) {
	const matches = globMatcher(globs);
	return {
		field: "exclude",
		wanted: `not ${globs.join(", ")}`,
		filters: [],
		accepts: (image) => !matches(image.name)
	};
}
// ../../packages/selector/lib/conditions/tag-conditions.js
function tagConditions(query) {
	const byValue = Object.entries(query.tags ?? {}).map(([key, values]) => {
		const matches = globMatcher(values);
		return {
			field: "tags",
			wanted: `${key}=${values.join("|")}`,
			filters: [{
				Name: `tag:${key}`,
				Values: values
			}],
			accepts: (image) => Object.hasOwn(image.tags, key) && matches(image.tags[key] ?? "")
		};
	});
	const byKey = (query.tagKeys ?? []).map((key) => ({
		field: "tag-keys",
		wanted: key,
		filters: [{
			Name: "tag-key",
			Values: [key]
		}],
		accepts: (image) => Object.keys(image.tags).some(globMatcher([key]))
	}));
	return mergeTagKeys([...byValue, ...byKey]);
}
function mergeTagKeys(conditions) {
	let sent = false;
	return conditions.map((condition) => {
		if (condition.field !== "tag-keys") return condition;
		if (sent) return {
			...condition,
			filters: []
		};
		sent = true;
		return condition;
	});
}
// ../../packages/selector/lib/conditions/field-conditions.js
const PLAIN = [
	"architecture",
	"virtualizationType",
	"imageType",
	"rootDeviceType",
	"bootMode",
	"hypervisor",
	"enaSupport",
	"imdsSupport",
	"tpmSupport",
	"state"
];
const NOT_FILTERABLE = ["imdsSupport", "tpmSupport"];
function fieldConditions(query, now) {
	return [
		...PLAIN.flatMap((field) => plainCondition(field, query)),
		...nameConditions(query),
		...tagConditions(query),
		...descriptionConditions(query),
		...ageConditions(query, now),
		...platformConditions(query),
		...rawConditions(query)
	];
}
function plainCondition(field, query) {
	const wanted = query[field];
	if (wanted === void 0) return [];
	const values = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
	const name = kebab(field);
	return [{
		field: name,
		wanted: values.join(" or "),
		filters: NOT_FILTERABLE.includes(field) ? [] : [{
			Name: name,
			Values: values
		}],
		accepts: (image) => values.includes(String(image[field]))
	}];
}
function descriptionConditions(query) {
	const globs = query.description;
	if (globs === void 0) return [];
	const matches = globMatcher(globs);
	return [{
		field: "description",
		wanted: globs.join(" or "),
		filters: [{
			Name: "description",
			Values: globs
		}],
		accepts: (image) => matches(image.description ?? "")
	}];
}
function platformConditions(query) {
	const platform = query.platform;
	if (platform === void 0) return [];
	return [{
		field: "platform",
		wanted: platform,
		filters: platform === "windows" ? [{
			Name: "platform",
			Values: ["windows"]
		}] : [],
		accepts: (image) => image.platform === platform
	}];
}
function rawConditions(query) {
	const raw = Object.entries(query.filters ?? {}).map(([name, values]) => ({
		field: `filters.${name}`,
		wanted: values.join(" or "),
		filters: [{
			Name: name,
			Values: values
		}]
	}));
	const codes = query.productCode;
	if (codes === void 0) return raw;
	const accepts = (image) => image.productCodes.some((code) => codes.includes(code));
	const filters = [{
		Name: "product-code",
		Values: codes
	}];
	return [...raw, {
		field: "product-code",
		wanted: codes.join(" or "),
		filters,
		accepts
	}];
}
// ../../packages/selector/lib/conditions/owner-condition.js
const ALIASES = [
	"amazon",
	"aws-marketplace",
	"aws-backup-vault"
];
function ownerCondition(owners, field) {
	return {
		field,
		wanted: owners.join(" or "),
		filters: [],
		accepts: (image) => owners.some((owner) => isOwnedBy(image, owner)),
		relax: ({ Owners, ...request }) => request
	};
}
function isOwnedBy(image, owner) {
	if (ALIASES.includes(owner)) return image.ownerAlias === owner;
	if (owner === "self") return image.ownerAlias === void 0 || image.ownerAlias === "self";
	return image.ownerId === owner;
}
// ../../packages/selector/lib/conditions/resolve-query.js
function resolveQuery(query, context) {
	const publisher = query.publisher === void 0 ? void 0 : findPublisher(query.publisher);
	const owners = ownersOf(query, publisher, context.region);
	const expanded = publisher === void 0 ? query : withPublisher(query, publisher);
	return {
		...context,
		owners,
		allowsAnyOwner: query.allowAnyOwner ?? false,
		conditions: [
			...ownerConditions(owners, query),
			...publisherConditions(query, publisher),
			...fieldConditions(withDefaults(expanded), context.now),
			...lifeConditions(query, context.now)
		],
		executableBy: query.executableBy,
		includeDeprecated: query.includeDeprecated ?? false,
		includeDisabled: query.includeDisabled ?? false,
		order: query.order ?? defaultOrder(query, publisher),
		nth: query.nth ?? 1,
		...creationLimits(query, context.now),
		versionInName: publisher?.versionInName,
		warnings: publisher === void 0 ? [] : doubts(publisher, query, context.region)
	};
}
function withDefaults(query) {
	if (query.imageId !== void 0 || query.ssmParameter !== void 0) return {
		...query,
		state: query.state ?? ["available"]
	};
	return {
		...query,
		state: query.state ?? (query.includeDisabled === true ? ["available", "disabled"] : ["available"]),
		imageType: query.imageType ?? "machine"
	};
}
function withPublisher(query, publisher) {
	return {
		...query,
		architecture: expandPublisher(publisher, query).architecture
	};
}
function defaultOrder(query, publisher) {
	if (publisher === void 0) return "date";
	return (query.version ?? publisher.version.default) !== void 0 ? publisher.order : "version";
}
function ownersOf(query, publisher, region) {
	if (query.owners !== void 0) return query.owners;
	if (publisher === void 0) return void 0;
	const owners = ownersIn(publisher, region);
	if (owners !== void 0) return owners;
	const known = Object.keys(publisher.owners).join(", ");
	throw invalidQuery([{
		field: "publisher",
		message: `${publisher.id} has no known owner in partition ${partitionOf(region)} (${region}); known in ${known}. Set owner instead`
	}]);
}
function ownerConditions(owners, query) {
	if (owners === void 0) return [];
	return [ownerCondition(owners, query.owners === void 0 ? "publisher" : "owner")];
}
function publisherConditions(query, publisher) {
	if (publisher === void 0) return [];
	const expanded = expandPublisher(publisher, query);
	const names = nameCondition(query.version === void 0 ? "name" : "version", expanded.names);
	const conditions = query.name === void 0 ? [names] : [{
		...names,
		filters: []
	}];
	return expanded.exclude.length === 0 ? conditions : [...conditions, excludeCondition(expanded.exclude)];
}
function lifeConditions(query, now) {
	if (query.includeDeprecated === true || query.imageId !== void 0 || query.ssmParameter !== void 0) return [];
	return [{
		field: "include-deprecated",
		wanted: "false (not deprecated)",
		filters: [],
		accepts: (image) => !isDeprecated(image, now),
		relax: (request) => ({
			...request,
			IncludeDeprecated: true
		})
	}];
}
function doubts(publisher, query, region) {
	const { evidence } = publisher;
	const partition = partitionOf(region);
	if (!(!evidence.verified || (evidence.unverifiedPartitions ?? []).includes(partition)) || query.owners !== void 0) return [];
	return [`The owner of ${publisher.id} in ${partition} is known from one source only (${evidence.source}): verify it`];
}
// ../../packages/selector/lib/publishers/recognise.js
function recogniseImage(image) {
	const publisher = publisherOf(image);
	if (publisher === void 0) return image;
	return {
		...image,
		publisher: publisher.id,
		sshUser: sshUserOf(publisher, image.name)
	};
}
function publisherOf(image) {
	const partition = partitionOf(image.region);
	const owned = PUBLISHERS.filter((publisher) => hasOwner$1(publisher, partition, image.ownerId));
	const byAlias = PUBLISHERS.filter((publisher) => hasOwner$1(publisher, partition, image.ownerAlias));
	return [...owned, ...byAlias].find((publisher) => lineOf$1(publisher, image.name) !== void 0) ?? (owned.length === 1 ? owned[0] : void 0);
}
function sshUserOf(publisher, name) {
	return lineOf$1(publisher, name)?.sshUser ?? publisher.sshUser;
}
function hasOwner$1(publisher, partition, owner) {
	if (owner === void 0) return false;
	return publisher.owners[partition]?.includes(owner) === true || publisher.formerOwners?.includes(owner) === true;
}
function lineOf$1(publisher, name) {
	return publisher.lines.find((line) => {
		return globMatcher(line.names.map((glob) => glob.replaceAll("{version}", "*").replaceAll("{arch}", "*")))(name);
	});
}
function conclude({ shortlist, since }, query, ranking) {
	const best = shortlist.best();
	const image = best[query.nth - 1];
	if (image === void 0) return void 0;
	if (query.order === "exactly-one" && shortlist.matches() > 1) throw ambiguous(best, shortlist.matches());
	const next = best.slice(query.nth, query.nth + 3);
	const runnersUp = since === void 0 ? next : next.filter((one) => isCurrent(one, query.now));
	return {
		image: recogniseImage(image),
		reasons: reasonsFor(image, {
			runnerUp: runnersUp[0],
			query,
			ranking,
			among: amongOf(shortlist, since)
		}),
		runnersUp: runnersUp.map(recogniseImage),
		rejected: shortlist.rejections(),
		warnings: [...query.warnings, ...warningsFor(image, query)]
	};
}
function amongOf(shortlist, since) {
	const matches = shortlist.matches() === 1 ? "1 match" : `${shortlist.matches()} matches`;
	return since === void 0 ? matches : `${matches} since ${since.toISOString().slice(0, 10)}`;
}
function reasonsFor(image, context) {
	const { query } = context;
	const conditions = query.conditions.filter(({ field }) => field !== "publisher" && field !== "owner");
	return [
		rankReason(image, context),
		`owner: ${image.ownerAlias === void 0 ? image.ownerId : `${image.ownerId} (${image.ownerAlias})`}, ${ownerReason(query)}`,
		...conditions.map(({ field, wanted }) => `${field}: ${wanted}`)
	];
}
function ownerReason(query) {
	if (query.owners !== void 0) return `requested ${query.owners.join(" or ")}`;
	return query.allowsAnyOwner ? "any owner was allowed" : "named directly";
}
function rankReason(image, { runnerUp, query, ranking, among }) {
	const subject = `${image.id} (${image.name || "no name"}, ${image.creationDate.toISOString()})`;
	if (query.order === "exactly-one") return `${subject} is the only match`;
	const sentence = `${subject} is ${query.nth === 1 ? "the best" : `number ${query.nth}`} of ${among} by ${query.order === "version" ? "version in the name, then date" : "creation date, newest first"}`;
	if (runnerUp === void 0) return sentence;
	const key = ranking.decidedBy(image, runnerUp);
	if (key !== "name" && key !== "id") return sentence;
	return `${sentence}; tie with ${runnerUp.id} (${runnerUp.name}) decided by ${key === "name" ? "name" : "id"}`;
}
function warningsFor(image, query) {
	const warnings = [];
	if (isDeprecated(image, query.now)) warnings.push(`${image.id} is deprecated since ${image.deprecationTime?.toISOString()}`);
	if (image.state === "disabled") warnings.push(`${image.id} is disabled and cannot be launched`);
	if (image.allowed === false) warnings.push(`${image.id} is not among the account's Allowed AMIs (audit mode)`);
	if (query.owners === void 0) warnings.push(`The owner of ${image.id} (${image.ownerId}) was not restricted`);
	return warnings;
}
function ambiguous(best, matches) {
	const names = best.map((image) => `  - ${image.id} ${image.name} ${image.architecture} ${image.creationDate.toISOString()}`);
	const hint = `They differ in ${[
		"name",
		"architecture",
		"rootDeviceType",
		"virtualizationType",
		"bootMode",
		"ownerId"
	].filter((field) => new Set(best.map((image) => image[field])).size > 1).join(", ") || "creation date"}: add one of these to the query, or order by date or version.`;
	return new SelectorError("AMBIGUOUS", `${matches} images match; expected exactly one:\n${names.join("\n")}`, {
		hint,
		details: {
			matches,
			ids: best.map((image) => image.id)
		}
	});
}
// ../../packages/selector/lib/choose/version.js
const NOISE = /x86[_-]64|amd64|arm64|aarch64|i386|i686|gp[23]|io[12]|ext[34]|ec2|s3|utf-?8|sha256|64-?bit|32-?bit/gi;
const PREVIEW = {
	dev: -6,
	nightly: -6,
	snapshot: -6,
	alpha: -5,
	preview: -4,
	pre: -4,
	beta: -3,
	rc: -2
};
function versionOf(name, pattern) {
	const match = pattern?.exec(name);
	const text = match === null || match === void 0 ? name.replace(NOISE, " ") : match.slice(1).join(" ");
	const numbers = [];
	for (const [token] of text.matchAll(/\d+|[a-z]+/gi)) {
		const preview = PREVIEW[token.toLowerCase()];
		if (preview !== void 0) numbers.push(preview);
		else if (/^\d/.test(token)) numbers.push(Number(token));
	}
	return numbers;
}
function compareVersions(left, right) {
	const length = Math.max(left.length, right.length);
	for (let index = 0; index < length; index += 1) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
// ../../packages/selector/lib/choose/ranking.js
function createRanking(rules) {
	const steps = stepsOf(rules);
	const decide = (left, right) => {
		for (const [key, compare] of steps) {
			const difference = compare(left, right);
			if (difference !== 0) return [key, difference];
		}
		return ["id", 0];
	};
	return {
		compare: (left, right) => decide(left, right)[1],
		decidedBy: (left, right) => decide(left, right)[0]
	};
}
function stepsOf({ order, now, versionInName }) {
	const life = (image) => (image.state === "disabled" ? 2 : 0) + (isDeprecated(image, now) ? 1 : 0);
	const version = (image) => versionOf(image.name, versionInName);
	return [
		["life", (left, right) => life(left) - life(right)],
		...order === "version" ? [["version", (left, right) => compareVersions(version(right), version(left))]] : [],
		["date", (left, right) => right.creationDate.getTime() - left.creationDate.getTime()],
		["name", (left, right) => compareNames(right.name, left.name)],
		["id", (left, right) => compareText(left.id, right.id)]
	];
}
function compareNames(left, right) {
	return compareVersions(versionOf(left), versionOf(right)) || compareText(left, right);
}
function compareText(left, right) {
	if (left === right) return 0;
	return left < right ? -1 : 1;
}
// ../../packages/selector/lib/choose/shortlist.js
function createShortlist(options) {
	const { conditions, ranking, size } = options;
	const best = [];
	const counts = /* @__PURE__ */ new Map();
	let matches = 0;
	const offer = (image) => {
		const failed = conditions.find((condition) => condition.accepts?.(image) === false);
		if (failed !== void 0) {
			counts.set(failed, (counts.get(failed) ?? 0) + 1);
			return;
		}
		matches += insert(best, image, ranking) ? 1 : 0;
		if (best.length > size) best.pop();
	};
	const rejections = () => [...counts].map(([{ field, wanted }, count]) => ({
		field,
		wanted,
		count
	}));
	return {
		offer,
		best: () => best,
		matches: () => matches,
		rejections
	};
}
function insert(best, image, ranking) {
	let at = best.length;
	while (at > 0) {
		const neighbour = best[at - 1];
		const difference = neighbour === void 0 ? -1 : ranking.compare(neighbour, image);
		if (difference === 0) return false;
		if (difference < 0) break;
		at -= 1;
	}
	best.splice(at, 0, image);
	return true;
}
// ../../packages/selector/lib/image/architecture.js
const WORDS = {
	x86_64: "x86_64",
	"x86-64": "x86_64",
	x8664: "x86_64",
	x64: "x86_64",
	amd64: "x86_64",
	amd: "x86_64",
	intel: "x86_64",
	intel64: "x86_64",
	em64t: "x86_64",
	"64bit": "x86_64",
	"64-bit": "x86_64",
	arm64: "arm64",
	arm: "arm64",
	aarch64: "arm64",
	armv8: "arm64",
	graviton: "arm64",
	i386: "i386",
	i686: "i386",
	x86: "i386",
	ia32: "i386",
	"32bit": "i386",
	"32-bit": "i386",
	x86_64_mac: "x86_64_mac",
	"x86_64-mac": "x86_64_mac",
	arm64_mac: "arm64_mac",
	"arm64-mac": "arm64_mac"
};
const ARCHITECTURE_WORDS = Object.keys(WORDS);
function architectureOf(word) {
	const key = word.trim().toLowerCase();
	return Object.hasOwn(WORDS, key) ? WORDS[key] : void 0;
}
// ../../packages/selector/lib/aws/explain-aws-error.js
function explainAwsError(error, call) {
	if (error instanceof SelectorError) return error;
	const names = namesOf(error);
	const code = CODES.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? "AWS_ERROR";
	const text = error instanceof Error && error.message !== "" ? error.message : names.join(" ");
	return new SelectorError(code, `${call.action} in ${call.region} failed: ${text}`, {
		cause: error,
		hint: HINTS[code]?.(call),
		details: {
			region: call.region,
			action: call.action,
			awsError: names[0]
		}
	});
}
const CODES = [
	[/^(UnauthorizedOperation|AccessDenied|AccessDeniedException|UnauthorizedAccess)$/, "PERMISSION_DENIED"],
	[/^(OptInRequired|UnrecognizedClientException|InvalidClientTokenId|AuthFailure)$/, "REGION_NOT_ENABLED"],
	[/^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/, "NO_CREDENTIALS"],
	[/^(RequestLimitExceeded|Throttling|ThrottlingException|TooManyRequestsException)$/, "THROTTLED"],
	[/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|TimeoutError)$/, "UNREACHABLE_ENDPOINT"],
	[/^(AbortError|ABORT_ERR)$/, "ABORTED"],
	[/^ParameterNotFound|^ParameterVersionNotFound/, "PARAMETER_NOT_FOUND"],
	[/^InvalidAMIID\./, "NO_IMAGE"]
];
const HINTS = {
	PERMISSION_DENIED: ({ action }) => `Allow the action ${action} on resource "*".`,
	REGION_NOT_ENABLED: ({ region }) => `Is ${region} enabled for this account, and are the credentials meant for its partition?`,
	NO_CREDENTIALS: () => "Give the job credentials first, or renew them.",
	THROTTLED: () => "Select in fewer regions at once, or retry later.",
	UNREACHABLE_ENDPOINT: ({ region }) => `Is "${region}" a region, and can this machine reach its endpoint?`
};
function namesOf(error, depth = 0) {
	if (typeof error !== "object" || error === null || depth > 4) return [];
	const { name, code, Code, cause, errors } = error;
	const own = [
		name,
		code,
		Code
	].filter((word) => typeof word === "string");
	const inner = Array.isArray(errors) ? errors.flatMap((one) => namesOf(one, depth + 1)) : [];
	return [
		...own,
		...namesOf(cause, depth + 1),
		...inner
	];
}
// ../../packages/selector/lib/aws/send-options.js
function sendOptions(signal) {
	return signal === void 0 ? {} : { abortSignal: signal };
}
// ../../packages/selector/lib/image/normalise-image.js
const DAY_MS$1 = 864e5;
const UNKNOWN_DATE = "1970-01-01T00:00:00.000Z";
function toImage(raw, context) {
	const creationDate = new Date(raw.CreationDate ?? UNKNOWN_DATE);
	return {
		id: raw.ImageId ?? "",
		name: raw.Name ?? "",
		ownerId: raw.OwnerId ?? "",
		region: context.region,
		architecture: raw.Architecture ?? "x86_64",
		creationDate,
		ageDays: Math.max(0, Math.floor((context.now.getTime() - creationDate.getTime()) / DAY_MS$1)),
		state: raw.State ?? "",
		virtualizationType: raw.VirtualizationType ?? "",
		imageType: raw.ImageType ?? "",
		rootDeviceName: raw.RootDeviceName ?? "",
		rootDeviceType: raw.RootDeviceType ?? "",
		enaSupport: raw.EnaSupport ?? false,
		platform: String(raw.Platform ?? "linux").toLowerCase(),
		tags: tagsOf(raw),
		productCodes: (raw.ProductCodes ?? []).flatMap((code) => code.ProductCodeId ?? []),
		public: raw.Public ?? false,
		...optionalMembers(raw)
	};
}
function tagsOf(raw) {
	return Object.fromEntries((raw.Tags ?? []).map((tag) => [tag.Key ?? "", tag.Value ?? ""]));
}
function optionalMembers(raw) {
	return {
		ownerAlias: raw.ImageOwnerAlias,
		deprecationTime: raw.DeprecationTime === void 0 ? void 0 : new Date(raw.DeprecationTime),
		hypervisor: raw.Hypervisor,
		bootMode: raw.BootMode,
		imdsSupport: raw.ImdsSupport,
		tpmSupport: raw.TpmSupport,
		platformDetails: raw.PlatformDetails,
		description: raw.Description,
		allowed: raw.ImageAllowed,
		publicSsmParameter: raw.PublicSsmParameterName,
		supportedInstanceTypes: typesOf(raw.InstanceTypeSpecification?.SupportedInstanceTypes),
		unsupportedInstanceTypes: typesOf(raw.InstanceTypeSpecification?.UnsupportedInstanceTypes)
	};
}
function typesOf(items) {
	const names = (items ?? []).flatMap((item) => item.InstanceType ?? []);
	return names.length === 0 ? void 0 : names;
}
// ../../packages/selector/lib/aws/meter.js
function createMeter() {
	return {
		calls: 0,
		images: 0,
		bytes: 0
	};
}
// ../../packages/selector/lib/query/check-together.js
function checkTogether(query) {
	const problems = [...contradictions(query), ...publisherProblems(query)];
	if (problems.length > 0) throw invalidQuery(problems);
	if (!hasOwner(query)) throw ownerMissing();
	for (const fallback of query.fallback ?? []) checkTogether(fallback);
}
function hasOwner(query) {
	if (query.imageId !== void 0 || query.ssmParameter !== void 0) return true;
	return query.publisher !== void 0 || query.owners !== void 0 || query.allowAnyOwner === true;
}
function ownerMissing() {
	return new SelectorError("UNSAFE_QUERY", "The query has no owner: any account can publish an image of any name.", {
		hint: "Set publisher or owner (self, amazon, an account id); allow-any-owner: true accepts images of any account.",
		problems: [{
			field: "owner",
			message: "is missing"
		}]
	});
}
const DIRECT = ["imageId", "ssmParameter"];
const SEARCH = [
	"name",
	"nameRegex",
	"exclude",
	"nth",
	"order",
	"publisher"
];
function contradictions(query) {
	const problems = [];
	const add = (field, message) => problems.push({
		field,
		message
	});
	if (query.imageId !== void 0 && query.ssmParameter !== void 0) add("image-id", "cannot be combined with ssm-parameter");
	for (const direct of DIRECT) {
		if (query[direct] === void 0) continue;
		for (const field of SEARCH) if (query[field] !== void 0) add(field, `cannot be combined with ${direct === "imageId" ? "image-id" : "ssm-parameter"}`);
	}
	if (query.allowAnyOwner === true && (query.owners ?? query.publisher) !== void 0) add("allow-any-owner", "cannot be combined with owner or publisher");
	if (query.order === "exactly-one" && query.nth !== void 0) add("nth", "cannot be combined with order: exactly-one");
	if ((query.createdAfter ?? "") > (query.createdBefore ?? "9")) add("created-after", "is later than created-before");
	if (query.publisher === void 0) {
		for (const field of ["version", "variant"]) if (query[field] !== void 0) add(field, "requires publisher; for your own images use name with order: version");
	}
	return problems;
}
function publisherProblems(query) {
	const publisher = query.publisher === void 0 ? void 0 : findPublisher(query.publisher);
	if (publisher === void 0) return [];
	return [...versionProblems(query, publisher), ...architectureProblems(query, publisher)];
}
function versionProblems(query, publisher) {
	const { version, variant } = query;
	const variants = variantsOf(publisher);
	if (variant !== void 0 && !variants.includes(variant)) return [{
		field: "variant",
		message: `unknown variant "${variant}" of ${publisher.id}${didYouMean(variant, variants)}; known: ${variants.join(", ")}`
	}];
	if (version === void 0) return [];
	if (!publisher.version.pattern.test(resolveVersion(publisher, version))) {
		const guess = didYouMean(version, Object.keys(publisher.versionWords ?? {}));
		return [{
			field: "version",
			message: `"${version}" is not a version of ${publisher.id}${guess}; expected e.g. "${publisher.version.example}"`
		}];
	}
	if (linesFor(publisher, query).length > 0) return [];
	return [{
		field: "variant",
		message: `${publisher.id} ${version} has no variant "${variant ?? variants[0]}"`
	}];
}
function architectureProblems(query, publisher) {
	const { architecture } = query;
	if (architecture === void 0) return [];
	const known = publisher.architectures;
	if (known.some((one) => one === architecture || one === `${architecture}_mac`)) return [];
	return [{
		field: "architecture",
		message: `${publisher.id} has no ${architecture} images; known: ${known.join(", ")}`
	}];
}
// ../../packages/selector/lib/query/filter-names.js
const FILTER_NAMES = [
	"architecture",
	"block-device-mapping.delete-on-termination",
	"block-device-mapping.device-name",
	"block-device-mapping.encrypted",
	"block-device-mapping.snapshot-id",
	"block-device-mapping.volume-size",
	"block-device-mapping.volume-type",
	"boot-mode",
	"creation-date",
	"description",
	"ena-support",
	"free-tier-eligible",
	"hypervisor",
	"image-allowed",
	"image-id",
	"image-type",
	"image-watermark.source-image-creation-time",
	"image-watermark.source-image-id",
	"image-watermark.source-image-region",
	"image-watermark.watermark-creation-time",
	"image-watermark.watermark-key",
	"instance-type-specification.supported-instance-type",
	"instance-type-specification.unsupported-instance-type",
	"is-public",
	"kernel-id",
	"manifest-location",
	"name",
	"owner-alias",
	"owner-id",
	"platform",
	"product-code",
	"product-code.type",
	"public-ssm-parameter-name",
	"ramdisk-id",
	"root-device-name",
	"root-device-type",
	"scan-result.critical-fix-available-since",
	"scan-result.finding-scan-date",
	"scan-result.high-fix-available-since",
	"scan-result.highest-finding-severity-label",
	"scan-result.informational-fix-available-since",
	"scan-result.low-fix-available-since",
	"scan-result.medium-fix-available-since",
	"source-image-id",
	"source-image-region",
	"source-instance-id",
	"sriov-net-support",
	"state",
	"state-reason-code",
	"state-reason-message",
	"tag-key",
	"virtualization-type"
];
function isFilterName(name) {
	return FILTER_NAMES.includes(name) || /^tag:./.test(name);
}
// ../../packages/selector/lib/query/image-query.js
const ORDERS = [
	"date",
	"version",
	"exactly-one"
];
// ../../packages/selector/lib/query/readers.js
function quote$1(raw) {
	return typeof raw === "string" ? `"${raw}"` : JSON.stringify(raw) ?? String(raw);
}
const text = (raw) => {
	const value = typeof raw === "number" ? String(raw) : raw;
	if (typeof value !== "string" || value.trim() === "") return { problem: `${quote$1(raw)} is not a string` };
	return { value: value.trim() };
};
const list = (raw) => {
	const parts = Array.isArray(raw) ? raw : String(raw ?? "").split(/[,\n]/);
	const items = [];
	for (const part of parts) {
		const reading = text(part);
		if ("problem" in reading && !Array.isArray(raw)) continue;
		if ("problem" in reading) return { problem: `${quote$1(part)} is not a string` };
		items.push(reading.value);
	}
	return items.length === 0 ? { problem: "the list is empty" } : { value: [...new Set(items)] };
};
const flag = (raw) => {
	if (typeof raw === "boolean") return { value: raw };
	const word = String(raw).trim().toLowerCase();
	if (word === "true") return { value: true };
	if (word === "false") return { value: false };
	return { problem: `${quote$1(raw)} is not valid; expected true or false` };
};
function oneOf(words) {
	return (raw) => {
		const found = words.find((word) => word.toLowerCase() === String(raw).trim().toLowerCase());
		if (found !== void 0) return { value: found };
		return { problem: `${quote$1(raw)} is not valid${didYouMean(String(raw), words)}; expected ${words.join(", ")}` };
	};
}
function textThat(accepts, expectation) {
	return (raw) => {
		const reading = text(raw);
		if ("problem" in reading || accepts(reading.value)) return reading;
		return { problem: `${quote$1(reading.value)} is not ${expectation}` };
	};
}
function listOf$1(item) {
	return (raw) => {
		const reading = list(raw);
		if ("problem" in reading) return reading;
		const values = [];
		const problems = [];
		for (const entry of reading.value) {
			const result = item(entry);
			if ("problem" in result) problems.push(result.problem);
			else values.push(result.value);
		}
		return problems.length > 0 ? { problem: problems.join("; ") } : { value: values };
	};
}
const mapping = (raw) => {
	const entries = typeof raw === "string" ? linesOf(raw) : entriesOf(raw);
	if (entries === void 0) return { problem: `${quote$1(raw)} is not a mapping of names to values` };
	const result = {};
	const problems = [];
	for (const [key, value] of entries) {
		const reading = list(typeof value === "string" ? value.split("\n").join(",") : asList(value));
		if ("problem" in reading) problems.push(`${key}: ${reading.problem}`);
		else result[key] = reading.value;
	}
	return problems.length > 0 ? { problem: problems.join("; ") } : { value: result };
};
const count = (raw) => {
	const value = typeof raw === "string" && raw.trim() !== "" ? Number(raw) : raw;
	if (typeof value === "number" && Number.isInteger(value) && value >= 1) return { value };
	return { problem: `${quote$1(raw)} is not an integer from 1` };
};
function asList(value) {
	return typeof value === "number" || typeof value === "boolean" ? [String(value)] : value;
}
function entriesOf(raw) {
	return raw !== null && typeof raw === "object" && !Array.isArray(raw) ? Object.entries(raw) : void 0;
}
function linesOf(raw) {
	const lines = raw.split("\n").filter((line) => line.trim() !== "");
	const found = lines.map((line) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(line)).flatMap((pair) => pair === null ? [] : [[pair[1] ?? "", pair[2] ?? ""]]);
	return found.length === lines.length && found.length > 0 ? found : void 0;
}
// ../../packages/selector/lib/query/fields.js
const OWNER_ALIASES = [
	"self",
	"amazon",
	"aws-marketplace",
	"aws-backup-vault"
];
const publisher = (raw) => {
	const found = findPublisher(String(raw));
	if (found !== void 0) return { value: found.id };
	return { problem: `unknown publisher ${quote$1(raw)}${didYouMean(String(raw), publisherWords())}` };
};
const version = (raw) => {
	if (typeof raw === "number" && /\.\d$/.test(String(raw))) return { problem: `${raw} is a number and may have been ${raw}0; put the version in quotes` };
	return text(raw);
};
const architecture = (raw) => {
	const value = architectureOf(String(raw));
	if (value !== void 0) return { value };
	const guess = didYouMean(String(raw), ARCHITECTURE_WORDS);
	return { problem: `unknown architecture ${quote$1(raw)}${guess}; known: x86_64 (amd64), arm64 (aarch64), i386` };
};
const owner = (raw) => {
	const value = String(raw).replace(/^(\d{4})-(\d{4})-(\d{4})$/, "$1$2$3");
	if (/^\d{12}$/.test(value) || OWNER_ALIASES.includes(value)) return { value };
	const guess = /^\d{8,11}$/.test(value) ? " (YAML drops leading zeros: put it in quotes)" : didYouMean(value, OWNER_ALIASES);
	return { problem: `${quote$1(raw)} is not an owner${guess}; expected an account id of 12 digits, ${OWNER_ALIASES.join(", ")}` };
};
const filters = (raw) => {
	const reading = mapping(raw);
	if ("problem" in reading) return reading;
	const unknown = Object.keys(reading.value).filter((name) => !isFilterName(name));
	if (unknown.length === 0) return reading;
	return { problem: `unknown DescribeImages filter ${unknown.map((name) => `"${name}"${didYouMean(name, FILTER_NAMES)}`).join(", ")}` };
};
const duration = textThat((value) => parseDuration(value) !== void 0, "a duration such as 45m, 12h, 3d or 2w");
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;
const date = textThat((value) => ISO_DATE.test(value) && !Number.isNaN(Date.parse(value)), "an ISO date (2026-08-01)");
const regex = textThat((value) => {
	try {
		return new RegExp(value) instanceof RegExp;
	} catch {
		return false;
	}
}, "a regular expression");
const region = textThat((value) => value === "all" || /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(value), "a region name such as eu-west-1");
const executable = textThat((value) => /^(self|all|\d{12})$/.test(value), "self, all or an account id");
const imageId = textThat((value) => /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(value), "an image id (ami- and 8 or 17 hex digits)");
const plainParameter = textThat((value) => /^(arn:aws[a-z-]*:ssm:[a-z0-9-]*:\d*:parameter)?\/?[\w.\-/]+(:[\w.-]+)?$/.test(value), "the name or ARN of an SSM parameter");
const parameter = (raw) => plainParameter(String(raw).replace(/^(resolve:)?ssm:/, ""));
const FIELDS = {
	publisher,
	version,
	variant: text,
	owners: listOf$1(owner),
	allowAnyOwner: flag,
	name: list,
	exclude: list,
	nameRegex: regex,
	architecture,
	virtualizationType: oneOf(["hvm", "paravirtual"]),
	imageType: oneOf([
		"machine",
		"kernel",
		"ramdisk"
	]),
	rootDeviceType: oneOf(["ebs", "instance-store"]),
	bootMode: listOf$1(oneOf([
		"legacy-bios",
		"uefi",
		"uefi-preferred"
	])),
	enaSupport: flag,
	imdsSupport: oneOf(["v2.0"]),
	tpmSupport: oneOf(["v2.0"]),
	platform: oneOf(["linux", "windows"]),
	hypervisor: oneOf(["xen", "ovm"]),
	description: (raw) => list(typeof raw === "string" ? [raw] : raw),
	tags: mapping,
	tagKeys: list,
	createdAfter: date,
	createdBefore: date,
	minimumAge: duration,
	maximumAge: duration,
	state: listOf$1(oneOf([
		"available",
		"pending",
		"failed"
	])),
	includeDeprecated: flag,
	includeDisabled: flag,
	executableBy: listOf$1(executable),
	productCode: list,
	filters,
	ssmParameter: parameter,
	imageId,
	order: oneOf(ORDERS),
	nth: count,
	regions: listOf$1(region),
	optional: flag
};
[...Object.keys(FIELDS), "fallback"].map(kebab);
const FIELD_ALIASES = {
	owner: "owners",
	ownerId: "owners",
	names: "name",
	region: "regions",
	regionId: "regions",
	tagKey: "tagKeys",
	productCodes: "productCode",
	executableUsers: "executableBy",
	id: "imageId",
	arch: "architecture"
};
// ../../packages/selector/lib/query/parse-image-query.js
function parseImageQuery(fields) {
	const problems = [];
	const query = readFields$1(fields, "", problems);
	if (problems.length > 0) throw invalidQuery(problems);
	checkTogether(query);
	return query;
}
function readFields$1(fields, prefix, problems) {
	if (fields === null || typeof fields !== "object" || Array.isArray(fields)) {
		problems.push({
			field: prefix || "query",
			message: `${quote$1(fields)} is not a mapping of fields`
		});
		return {};
	}
	const query = {};
	for (const [key, raw] of Object.entries(fields)) {
		if (raw === void 0 || raw === null || raw === "") continue;
		readField$1({
			key,
			raw,
			prefix
		}, query, problems);
	}
	return query;
}
function readField$1(entry, query, problems) {
	const field = isParameterReference(entry) ? "ssmParameter" : fieldOf(entry.key);
	const at = `${entry.prefix}${entry.key}`;
	if (field === void 0) {
		problems.push({
			field: at,
			message: unknownField(entry.key)
		});
		return;
	}
	if (Object.hasOwn(query, field)) {
		problems.push({
			field: at,
			message: `duplicate of the field ${kebab(field)}`
		});
		return;
	}
	if (field === "fallback") {
		query[field] = readFallbacks(entry.raw, `${at}.`, problems);
		return;
	}
	const reading = FIELDS[field]?.(entry.raw);
	if (reading === void 0) return;
	if ("problem" in reading) problems.push({
		field: at,
		message: reading.problem
	});
	else query[field] = reading.value;
}
function isParameterReference({ key, raw }) {
	return fieldOf(key) === "imageId" && typeof raw === "string" && raw.startsWith("resolve:ssm:");
}
function readFallbacks(raw, prefix, problems) {
	return (Array.isArray(raw) ? raw : [raw]).map((item, index) => readFields$1(item, `${prefix}${index + 1}.`, problems));
}
function fieldOf(key) {
	const name = key.replace(/[-_]([a-z])/g, (_, letter) => letter.toUpperCase());
	if (name === "fallback" || Object.hasOwn(FIELDS, name)) return name;
	return Object.hasOwn(FIELD_ALIASES, name) ? FIELD_ALIASES[name] : void 0;
}
function unknownField(key) {
	const known = [
		...Object.keys(FIELDS),
		"fallback",
		...Object.keys(FIELD_ALIASES)
	].map(kebab);
	return `unknown field${didYouMean(kebab(key), known)}`;
}
// ../../packages/selector/lib/diagnose/allowed-images.js
async function allowedImagesFinding(connection) {
	const { ec2, signal, meter, region } = connection;
	meter.calls += 1;
	try {
		const settings = await ec2.send(new GetAllowedImagesSettingsCommand({}), sendOptions(signal));
		if (settings.State !== "enabled") return void 0;
		return `Allowed AMIs is in force in ${region} (set by ${settings.ManagedBy === "declarative-policy" ? "an organisation policy" : "the account"}): EC2 hides every image outside its criteria ${JSON.stringify(settings.ImageCriteria ?? [])}`;
	} catch (error) {
		const reason = explainAwsError(error, {
			region,
			action: "ec2:GetAllowedImagesSettings"
		});
		if (reason.code === "ABORTED") throw reason;
		const advice = reason.code === "PERMISSION_DENIED" ? ": allow ec2:GetAllowedImagesSettings to know" : "";
		return `whether Allowed AMIs hides images could not be checked (${reason.code})${advice}`;
	}
}
// ../../packages/selector/lib/diagnose/findings.js
function findingsFor(query, relaxed) {
	return [
		...foreignOwners(query),
		...relaxed.flatMap((one) => findingFor(one, query)),
		...nthFinding(query)
	];
}
function findingFor({ condition, images }, query) {
	const newest = newestOf(images);
	if (newest === void 0) return [];
	switch (condition.field) {
		case "include-deprecated": return isDeprecated(newest, query.now) ? [deprecatedOnly(images, newest)] : [];
		case "architecture": return [`matches exist for ${wordsOf(images, (image) => image.architecture)}, not for ${condition.wanted}`];
		case "tags":
		case "tag-keys": return [sharedTags(condition.wanted, images)];
		case "owner":
		case "publisher": return [otherOwners(images)];
		case "state": return [`matching images are ${wordsOf(images, (image) => image.state)}, not ${condition.wanted}`];
		case "minimum-age": return [`the newest match, ${newest.id}, is ${newest.ageDays} days old: still in quarantine (${condition.wanted})`];
		case "maximum-age": return [`the newest match, ${newest.id}, is ${newest.ageDays} days old already`];
		default: return [];
	}
}
function deprecatedOnly(images, newest) {
	const since = newest.deprecationTime?.toISOString().slice(0, 10);
	return `${images.length === 1 ? "the only match is" : `all ${images.length} matches are`} deprecated (${newest.id} ${newest.name} since ${since}): include-deprecated: true includes it`;
}
function sharedTags(wanted, images) {
	const owners = wordsOf(images, (image) => image.ownerId);
	return `without the tag ${wanted} ${images.length} match, of ${owners}: the tags of images that other accounts share are not visible`;
}
function otherOwners(images) {
	return `other owners have ${images.length} such images (${wordsOf(images, (image) => image.ownerAlias ?? image.ownerId)}): any account can use a name; verify an owner before you trust it`;
}
function nthFinding(query) {
	return query.nth > 1 ? [`nth is ${query.nth}: there may be fewer matches`] : [];
}
function foreignOwners(query) {
	const here = partitionOf(query.region);
	return (query.owners ?? []).flatMap((owner) => {
		for (const publisher of PUBLISHERS) {
			const home = Object.entries(publisher.owners).find(([, owners]) => owners.includes(owner))?.[0];
			if (home === void 0 || !/^\d/.test(owner) || publisher.owners[here]?.includes(owner) === true) continue;
			const right = publisher.owners[here]?.join(", ") ?? "not known";
			return [`${owner} is ${publisher.id} in partition ${home}; ${query.region} is in ${here}, where its owner is ${right}`];
		}
		return [];
	});
}
function wordsOf(images, word) {
	const words = [...new Set(images.map(word))].sort();
	const shown = words.slice(0, 5).join(", ");
	return words.length > 5 ? `${shown} and ${words.length - 5} more` : shown;
}
function newestOf(images) {
	return [...images].sort((left, right) => right.creationDate.getTime() - left.creationDate.getTime())[0];
}
// ../../packages/selector/lib/aws/count-bytes.js
function countBytes(command, meter) {
	command.middlewareStack.add((next) => async (args) => {
		const result = await next(args);
		const response = result.response;
		if (isReadable(response?.body)) listen(response.body, meter);
		return result;
	}, {
		step: "deserialize",
		name: "countBytes",
		priority: "low"
	});
}
function listen(body, meter) {
	body.on("data", (chunk) => {
		meter.bytes += chunk.byteLength;
	});
	body.pause();
}
function isReadable(body) {
	return typeof body === "object" && body !== null && "pause" in body && typeof body.pause === "function";
}
// ../../packages/selector/lib/aws/describe-images.js
const PAGE_SIZE = 1e3;
async function* listImages(request, connection) {
	let token;
	do {
		const page = await describePage({
			...request,
			NextToken: token
		}, connection);
		yield* page.images;
		token = page.token;
	} while (token !== void 0);
}
async function firstPage(request, connection) {
	const { images, token } = await describePage(request, connection);
	return {
		images,
		hasMore: token !== void 0
	};
}
async function describePage(request, connection) {
	const { ec2, meter, signal, region } = connection;
	const size = request.ImageIds === void 0 ? { MaxResults: PAGE_SIZE } : {};
	const command = new DescribeImagesCommand({
		...request,
		...size
	});
	countBytes(command, meter);
	meter.calls += 1;
	try {
		const { Images: images = [], NextToken: token } = await ec2.send(command, sendOptions(signal));
		meter.images += images.length;
		return {
			images,
			token: token === "" ? void 0 : token
		};
	} catch (error) {
		throw explainAwsError(error, {
			region,
			action: "ec2:DescribeImages"
		});
	}
}
// ../../packages/selector/lib/plan/image-request.js
function imageRequest(query) {
	return {
		Filters: query.conditions.flatMap((condition) => condition.filters).map(({ Name, Values }) => ({
			Name,
			Values: [...Values]
		})),
		...query.owners === void 0 ? {} : { Owners: [...query.owners] },
		...query.executableBy === void 0 ? {} : { ExecutableUsers: [...query.executableBy] },
		...query.includeDeprecated ? { IncludeDeprecated: true } : {},
		...query.includeDisabled ? { IncludeDisabled: true } : {}
	};
}
// ../../packages/selector/lib/diagnose/relax-conditions.js
async function relaxConditions(query, connection) {
	const all = (await Promise.all(listingsOf(query).map((listing) => runListing(listing, query, connection)))).flat();
	return {
		relaxed: all.filter((outcome) => "images" in outcome),
		uncounted: all.filter((outcome) => "error" in outcome)
	};
}
function listingsOf(query) {
	const onServer = query.conditions.filter(needsCall);
	const here = query.conditions.filter((condition) => !needsCall(condition));
	const own = onServer.map((condition) => ({
		request: requestWithout(condition, query),
		conditions: [condition]
	}));
	return here.length === 0 ? own : [...own, {
		request: imageRequest(query),
		conditions: here
	}];
}
function requestWithout(condition, query) {
	const others = query.conditions.filter((other) => other !== condition);
	const request = imageRequest({
		...query,
		conditions: others
	});
	return condition.relax?.(request) ?? request;
}
async function runListing({ request, conditions }, query, connection) {
	try {
		const page = await firstPage(request, connection);
		const images = page.images.map((raw) => toImage(raw, query));
		return conditions.map((condition) => ({
			condition,
			images: survivors(images, condition, query),
			hasMore: page.hasMore
		}));
	} catch (error) {
		if (!(error instanceof SelectorError) || error.code === "ABORTED") throw error;
		return conditions.map((condition) => ({
			condition,
			error
		}));
	}
}
function needsCall(condition) {
	return condition.filters.length > 0 || condition.relax !== void 0;
}
function survivors(images, dropped, query) {
	const others = query.conditions.filter((condition) => condition !== dropped);
	return images.filter((image) => others.every((condition) => condition.accepts?.(image) !== false));
}
// ../../packages/selector/lib/diagnose/suggest-name.js
const NAME_FIELDS = [
	"name",
	"version",
	"publisher",
	"name-regex"
];
function suggestName(relaxed) {
	const [first] = relaxed.filter(({ condition, images }) => NAME_FIELDS.includes(condition.field) && images.length > 0);
	if (first === void 0) return void 0;
	const image = nearestName(first.condition.wanted.split(" or "), first.images);
	return `the nearest name is "${image?.name}" (${image?.id})`;
}
function nearestName(globs, images) {
	let best;
	let bestDistance = Number.POSITIVE_INFINITY;
	for (const image of images.slice(0, MOST_NAMES)) {
		const distance = Math.min(...globs.map((glob) => distanceToGlob(glob, image.name)));
		if (distance > bestDistance || distance === bestDistance && image.creationDate <= (best?.creationDate ?? 0)) continue;
		best = image;
		bestDistance = distance;
	}
	return best;
}
const MOST_NAMES = 300;
function distanceToGlob(glob, name) {
	const literal = glob.replaceAll(/[*?\\]/g, "").toLowerCase();
	return editDistance(literal, name.toLowerCase().slice(0, literal.length)) + Math.abs(literal.length - name.length) / 100;
}
// ../../packages/selector/lib/diagnose/diagnose.js
async function diagnoseSearch(query, connection) {
	const [{ relaxed, uncounted }, allowed] = await Promise.all([relaxConditions(query, connection), allowedImagesFinding(connection)]);
	return {
		region: query.region,
		counts: relaxed.map(countOf).sort((left, right) => right.without - left.without),
		findings: [
			...findingsFor(query, relaxed),
			...uncounted.map(({ condition, error }) => `without ${condition.field} could not be counted (${error.code})`),
			...allowed === void 0 ? [] : [allowed]
		],
		suggestion: suggestName(relaxed)
	};
}
function diagnoseImage(region, rejected) {
	return {
		region,
		counts: [],
		findings: rejected.map(({ field, wanted }) => `the image exists, but ${field} is not ${wanted}`)
	};
}
function formatDiagnosis(diagnosis) {
	const counts = diagnosis.counts.filter((count) => count.without > 0).map(({ field, wanted, without, atLeast }) => `  - without ${field} (${wanted}): ${without}${atLeast ? " or more" : ""}`);
	const heading = counts.length > 0 ? ["Matches when one condition is dropped:", ...counts] : [];
	const noneAlone = diagnosis.counts.length > 0 && counts.length === 0 ? ["Dropping any single condition leaves no match either."] : [];
	const suggestion = diagnosis.suggestion === void 0 ? [] : [`  - ${diagnosis.suggestion}`];
	return [
		...heading,
		...noneAlone,
		...diagnosis.findings.map((finding) => `  - ${finding}`),
		...suggestion
	].join("\n");
}
function countOf({ condition, images, hasMore }) {
	return {
		field: condition.field,
		wanted: condition.wanted,
		without: images.length,
		atLeast: hasMore
	};
}
// ../../packages/selector/lib/select/no-image.js
async function explainMisses(misses, context) {
	const [only, ...others] = misses;
	if (only?.error !== void 0 && others.length === 0) return withHint(only.error);
	const diagnoses = [];
	for (const miss of misses) diagnoses.push(await diagnose(miss, context));
	const texts = diagnoses.map((diagnosis, index) => paragraph(diagnosis, index, misses.length));
	return new SelectorError("NO_IMAGE", `No image in ${context.connection.region} matches the query.\n${texts.join("\n")}`, {
		hint: parameterHint(only?.query),
		details: {
			region: context.connection.region,
			diagnoses
		}
	});
}
async function diagnose(miss, context) {
	const { region } = context.connection;
	if (miss.error !== void 0) return {
		region,
		counts: [],
		findings: [miss.error.message]
	};
	if (miss.query.imageId !== void 0 || miss.query.ssmParameter !== void 0) return diagnoseImage(region, miss.rejected);
	if (miss.matches === 0) return diagnoseSearch(miss.resolved, context.connection);
	return {
		region,
		counts: [],
		findings: [`nth is ${miss.resolved.nth}, but only ${miss.matches} match`]
	};
}
function paragraph(diagnosis, index, total) {
	const text = formatDiagnosis(diagnosis);
	if (total === 1) return text;
	return `${index === 0 ? "The query itself" : `Fallback ${index}`}:\n${text}`;
}
function withHint(error) {
	if (error.code !== "NO_IMAGE") return error;
	return new SelectorError("NO_IMAGE", error.message, {
		hint: "The image was deregistered, is not shared with this account, or is in another region.",
		cause: error.cause,
		details: error.details
	});
}
function parameterHint(query) {
	const publisher = findPublisher(query?.publisher ?? "");
	if (publisher === void 0 || query === void 0) return void 0;
	const { ssmParameter } = expandPublisher(publisher, query);
	return ssmParameter === void 0 ? void 0 : `${publisher.title} also names its image in ssm-parameter: ${ssmParameter}`;
}
// ../../packages/selector/lib/aws/read-parameter.js
async function readParameter(name, connection) {
	const { GetParameterCommand } = await Promise.all(/* import() */[__nccwpck_require__.e(496), __nccwpck_require__.e(985), __nccwpck_require__.e(347)]).then(__nccwpck_require__.bind(__nccwpck_require__, 347));
	const { region, meter, signal, ssm } = connection;
	meter.calls += 1;
	const command = new GetParameterCommand({ Name: name });
	const { Parameter } = await ssm.send(command, sendOptions(signal)).catch((error) => {
		throw explainAwsError(error, {
			region,
			action: `ssm:GetParameter ${name}`
		});
	});
	const value = (Parameter?.Value ?? "").trim();
	const id = imageIdIn(value);
	if (id !== void 0) return id;
	throw new SelectorError("PARAMETER_NOT_FOUND", `The parameter ${name} in ${region} contains "${value.slice(0, 80)}", which is not an image id.`, { hint: "For recommended parameters of ECS and EKS take the one that ends in /image_id." });
}
function imageIdIn(value) {
	return /^ami-[0-9a-f]{8,17}$/.exec(value)?.[0] ?? /"image_id"\s*:\s*"(ami-[0-9a-f]{8,17})"/.exec(value)?.[1];
}
// ../../packages/selector/lib/plan/creation-windows.js
const SPANS = [
	2,
	10,
	48
];
function planCreationWindows(limits) {
	const isOpen = limits.newest === void 0;
	let after = monthOf(new Date(limits.newest ?? limits.now)) + 1;
	const windows = [];
	for (const span of SPANS) {
		const first = after - span;
		const future = isOpen && windows.length === 0 ? untilNextYear(after) : [];
		windows.push({
			values: [...future, ...datePatterns(first, after)],
			from: startOf(first)
		});
		after = first;
		if (limits.oldest !== void 0 && startOf(first) <= limits.oldest) break;
	}
	return windows;
}
function monthOf(date) {
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
function startOf(month) {
	return Date.UTC(Math.floor(month / 12), month % 12);
}
function untilNextYear(month) {
	const nextYear = Math.floor((month - 1) / 12) + 1;
	return [...datePatterns(month, nextYear * 12), `${nextYear}-*`];
}
function datePatterns(first, end) {
	const patterns = [];
	for (let month = first; month < end; month += 1) {
		const year = Math.floor(month / 12);
		if (month % 12 === 0 && month + 12 <= end) {
			patterns.push(`${year}-*`);
			month += 11;
			continue;
		}
		patterns.push(`${year}-${String(month % 12 + 1).padStart(2, "0")}-*`);
	}
	return patterns;
}
// ../../packages/selector/lib/plan/search.js
async function search(query, ranking, connection) {
	const request = imageRequest(query);
	if (!canStopEarly(query, request)) return { shortlist: await listAll(request, {
		query,
		ranking,
		connection
	}) };
	if (query.owners?.includes("self") === true) {
		const complete = await listIfShort(request, {
			query,
			ranking,
			connection
		});
		if (complete !== void 0) return { shortlist: complete };
	}
	return searchWindows(request, {
		query,
		ranking,
		connection
	});
}
function canStopEarly(query, request) {
	const hasOwnDates = (request.Filters ?? []).some((filter) => filter.Name === "creation-date");
	return query.order === "date" && !hasOwnDates;
}
async function searchWindows(request, search) {
	const shortlist = newShortlist(search);
	for (const window of planCreationWindows(search.query)) {
		await offerAll(withinWindow(request, window), shortlist, search);
		if (isDecided(shortlist, search.query)) return {
			shortlist,
			since: new Date(window.from)
		};
	}
	return { shortlist: await listAll(request, search) };
}
async function listIfShort(request, search) {
	const page = await firstPage(request, search.connection);
	if (page.hasMore) return void 0;
	const shortlist = newShortlist(search);
	for (const raw of page.images) shortlist.offer(toImage(raw, search.query));
	return shortlist;
}
async function listAll(request, search) {
	const shortlist = newShortlist(search);
	await offerAll(request, shortlist, search);
	return shortlist;
}
async function offerAll(request, shortlist, search) {
	for await (const raw of listImages(request, search.connection)) shortlist.offer(toImage(raw, search.query));
}
function withinWindow(request, window) {
	const filter = {
		Name: "creation-date",
		Values: [...window.values]
	};
	return {
		...request,
		Filters: [...request.Filters ?? [], filter]
	};
}
function isDecided(shortlist, query) {
	const image = shortlist.best()[query.nth - 1];
	return image !== void 0 && isCurrent(image, query.now);
}
function newShortlist({ query, ranking }) {
	return createShortlist({
		conditions: query.conditions,
		ranking,
		size: query.nth + 3
	});
}
// ../../packages/selector/lib/select/run-query.js
async function runQuery$1(query, context) {
	const resolved = resolveQuery(query, {
		region: context.connection.region,
		now: context.now
	});
	return query.imageId !== void 0 || query.ssmParameter !== void 0 ? describeOne(query, resolved, context) : searchFor(query, resolved, context);
}
async function searchFor(query, resolved, context) {
	const ranking = createRanking(resolved);
	const found = await search(resolved, ranking, context.connection);
	const choice = conclude(found, resolved, ranking);
	if (choice !== void 0) return { choice };
	const { shortlist } = found;
	return { miss: {
		query,
		resolved,
		rejected: shortlist.rejections(),
		matches: shortlist.matches()
	} };
}
async function describeOne(query, resolved, context) {
	const ranking = createRanking(resolved);
	const shortlist = createShortlist({
		conditions: resolved.conditions,
		ranking,
		size: 1
	});
	const miss = {
		query,
		resolved,
		rejected: [],
		matches: 0
	};
	try {
		const id = query.imageId ?? await readParameter(query.ssmParameter ?? "", {
			...context.connection,
			ssm: context.clients.ssm
		});
		for await (const raw of listImages({ ImageIds: [id] }, context.connection)) shortlist.offer(toImage(raw, resolved));
	} catch (error) {
		if (isNoMatch(error)) return { miss: {
			...miss,
			error
		} };
		throw error;
	}
	const choice = conclude({ shortlist }, resolved, ranking);
	return choice === void 0 ? { miss: {
		...miss,
		rejected: shortlist.rejections()
	} } : { choice };
}
function isNoMatch(error) {
	return error instanceof SelectorError && (error.code === "NO_IMAGE" || error.code === "PARAMETER_NOT_FOUND");
}
// ../../packages/selector/lib/select/select.js
async function select(query, dependencies) {
	const checked = parseImageQuery(query);
	const context = contextFor(oneRegion(checked), dependencies);
	const outcome = await followChain(checked, context, dependencies);
	if ("selection" in outcome) return outcome.selection;
	throw await explainMisses(outcome.misses, context);
}
async function selectOptional(query, dependencies) {
	const checked = parseImageQuery(query);
	const context = contextFor(oneRegion(checked), dependencies);
	const outcome = await followChain(checked, context, dependencies);
	if ("selection" in outcome) return outcome.selection;
	if (checked.optional !== true) throw await explainMisses(outcome.misses, context);
	dependencies.logger.info(`No image in ${context.connection.region} matches the query, which is optional`);
}
async function followChain(query, context, dependencies) {
	const misses = [];
	for (const link of [query, ...query.fallback ?? []]) {
		const outcome = await runQuery$1(link, context);
		if ("choice" in outcome) return { selection: finish(outcome.choice, misses.length, context, dependencies) };
		misses.push(outcome.miss);
	}
	return { misses };
}
function finish(choice, link, context, { logger }) {
	const { region, meter } = context.connection;
	const { calls, images, bytes } = meter;
	const fallback = link === 0 ? [] : [`fallback ${link} was used: the queries before it in the chain found nothing`];
	logger.info(`Selected ${choice.image.id} (${choice.image.name}) in ${region}: ${calls} calls, ${images} images, ${bytes} bytes`);
	for (const warning of choice.warnings) logger.warn(warning);
	return {
		region,
		...choice,
		reasons: [...choice.reasons, ...fallback],
		cost: {
			calls,
			images,
			bytes
		}
	};
}
function contextFor(region, { clients, clock, signal }) {
	const ofRegion = clients(region);
	return {
		connection: {
			ec2: ofRegion.ec2,
			region,
			meter: createMeter(),
			signal
		},
		clients: ofRegion,
		now: clock.now()
	};
}
function oneRegion(query) {
	const [region, ...others] = query.regions ?? [];
	if (region === void 0) throw invalidQuery([{
		field: "region",
		message: "is missing"
	}]);
	if (others.length === 0 && region !== "all") return region;
	throw invalidQuery([{
		field: "region",
		message: "must be one region; selectRegions takes several"
	}]);
}
// ../../packages/selector/lib/lock/lock-change.js
const DAY_MS = 864e5;
function describeChange({ now, ...change }) {
	return {
		...change,
		message: sentence({
			...change,
			now
		})
	};
}
function sentence({ name, region, kind, before, after, now }) {
	const at = `${name} in ${region}`;
	const old = before === void 0 ? "" : labelOf(before, now);
	const fresh = after === void 0 ? "" : labelOf(after, now);
	switch (kind) {
		case "added": return `${at} is new: ${fresh}`;
		case "removed": return `${at} is no longer in the queries (was ${old})`;
		case "gone": return `${at}: ${old} no longer exists or is another image now${fresh === "" ? "" : `; its query selects ${fresh}`}`;
		case "query-changed": return `${at}: the query changed; ${old} -> ${fresh}`;
		case "changed": return `${at}: ${old} -> ${fresh}`;
	}
}
function labelOf(image, now) {
	const days = Math.max(0, Math.floor((now.getTime() - Date.parse(image.created)) / DAY_MS));
	return `${image.id} (${image.name}, ${days} days old)`;
}
// ../../packages/selector/lib/regions/enabled-regions.js
async function enabledRegions(ec2, { region, signal }) {
	const command = new DescribeRegionsCommand({});
	const { Regions = [] } = await ec2.send(command, sendOptions(signal)).catch((error) => {
		throw explainAwsError(error, {
			region,
			action: "ec2:DescribeRegions"
		});
	});
	return Regions.filter((one) => one.OptInStatus !== "not-opted-in").flatMap((one) => one.RegionName ?? []).sort();
}
// ../../packages/selector/lib/regions/select-regions.js
async function selectRegions(query, dependencies, options = {}) {
	const checked = parseImageQuery(query);
	const regions = await regionsOf$1(checked, dependencies, options);
	const outcomes = await Promise.all(regions.map((region) => selectRegion(region, checked, dependencies)));
	const selections = outcomes.flatMap((outcome) => "image" in outcome ? [outcome] : []);
	const missing = outcomes.flatMap((outcome) => "error" in outcome ? [outcome] : []);
	if (missing.length > 0 && checked.optional !== true) throw incomplete(missing, regions.length);
	return {
		selections: Object.fromEntries(selections.map((selection) => [selection.region, selection])),
		missing,
		warnings: differingNames(selections)
	};
}
async function regionsOf$1(query, dependencies, { homeRegion }) {
	const regions = query.regions ?? [];
	if (regions.length === 0) throw invalidQuery([{
		field: "regions",
		message: "is missing"
	}]);
	if (!regions.includes("all")) return checkPartition(regions);
	if (regions.length > 1) throw invalidQuery([{
		field: "regions",
		message: "all cannot be combined with other regions"
	}]);
	if (homeRegion === void 0) throw invalidQuery([{
		field: "regions",
		message: "all needs a home region that lists the enabled ones"
	}]);
	const { signal } = dependencies;
	const { ec2 } = dependencies.clients(homeRegion);
	return enabledRegions(ec2, {
		region: homeRegion,
		signal
	});
}
function checkPartition(regions) {
	const partitions = [...new Set(regions.map(partitionOf))];
	if (partitions.length <= 1) return regions;
	throw invalidQuery([{
		field: "regions",
		message: `are in different partitions (${partitions.join(", ")}); credentials are for one partition`
	}]);
}
async function selectRegion(region, query, dependencies) {
	try {
		return await selectOptional({
			...query,
			regions: [region]
		}, dependencies) ?? {
			region,
			error: new SelectorError("NO_IMAGE", `No image in ${region} matches the query.`)
		};
	} catch (error) {
		if (error instanceof SelectorError && error.code !== "ABORTED") return {
			region,
			error
		};
		throw error;
	}
}
function incomplete(missing, total) {
	const lines = missing.map(({ region, error }) => `  - ${region}: ${error.code}: ${error.message.split("\n")[0]}`);
	const names = missing.map(({ region }) => region);
	return new SelectorError("REGIONS_INCOMPLETE", `${missing.length} of ${total} regions have no selection:\n${lines.join("\n")}`, {
		hint: "Remove these regions, or set optional: true to get the others.",
		cause: missing[0]?.error,
		details: {
			regions: names,
			missing
		}
	});
}
function differingNames(selections) {
	const names = [...new Set(selections.map(({ image }) => image.name))];
	if (names.length <= 1) return [];
	return [`The regions do not have the same image: ${names.map((name) => {
		return `${name} in ${selections.filter(({ image }) => image.name === name).map(({ region }) => region).join(", ")}`;
	}).join("; ")}`];
}
// ../../packages/selector/lib/lock/compare-locks.js
function compareLocks(before, after, now) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before.images), ...Object.keys(after.images)])].sort().flatMap((name) => compareEntries(name, {
		before: before.images[name],
		after: after.images[name],
		now
	}));
}
function compareEntries(name, { before, after, now }) {
	const regions = [.../* @__PURE__ */ new Set([...Object.keys(before?.regions ?? {}), ...Object.keys(after?.regions ?? {})])].sort();
	const isNewQuery = stableJson(before?.query ?? null) !== stableJson(after?.query ?? null);
	return regions.flatMap((region) => {
		const pairOfImages = {
			before: before?.regions[region],
			after: after?.regions[region]
		};
		const kind = kindOf(pairOfImages, isNewQuery);
		return kind === void 0 ? [] : [describeChange({
			name,
			region,
			kind,
			...pairOfImages,
			now
		})];
	});
}
function kindOf({ before, after }, isNewQuery) {
	if (before === void 0) return "added";
	if (after === void 0) return "removed";
	if (isNewQuery) return "query-changed";
	return stableJson(before) === stableJson(after) ? void 0 : "changed";
}
function emptyLock() {
	return {
		lockfileVersion: 1,
		images: {}
	};
}
function lockedImage({ image }) {
	return {
		id: image.id,
		name: image.name,
		owner: image.ownerId,
		architecture: image.architecture,
		created: image.creationDate.toISOString(),
		deprecated: image.deprecationTime?.toISOString()
	};
}
function lockedQuery({ regions: _, ...query }) {
	return query;
}
// ../../packages/selector/lib/lock/update-lock.js
async function updateLock(lock, queries, dependencies, options = {}) {
	const names = Object.keys(queries).sort();
	const entries = await Promise.all(names.map((name) => selectEntry(queries[name] ?? {}, dependencies, options)));
	const updated = {
		lockfileVersion: 1,
		images: Object.fromEntries(names.flatMap((name, index) => pair(name, entries[index])))
	};
	return {
		lock: updated,
		changes: compareLocks(lock, updated, dependencies.clock.now())
	};
}
function pair(name, entry) {
	return entry === void 0 ? [] : [[name, entry]];
}
async function selectEntry(query, dependencies, options) {
	const checked = parseImageQuery(query);
	const { selections } = await selectRegions(checked, dependencies, options);
	return {
		query: lockedQuery(checked),
		regions: imagesOf(selections)
	};
}
function imagesOf(selections) {
	return Object.fromEntries(Object.entries(selections).map(([region, selection]) => [region, lockedImage(selection)]));
}
// ../../packages/selector/lib/lock/check-lock.js
async function checkLock(lock, queries, dependencies, options = {}) {
	const { changes } = await updateLock(lock, queries, dependencies, options);
	const classified = await Promise.all(changes.map((change) => classifyChange(change, dependencies)));
	return {
		changes: classified,
		isUpToDate: classified.length === 0
	};
}
function assertUpToDate({ changes, isUpToDate }) {
	if (isUpToDate) return;
	throw new SelectorError("LOCK_OUT_OF_DATE", `The lock is out of date:\n${changes.map(({ message }) => `  - ${message}`).join("\n")}`, {
		hint: "Update the lock and review the difference.",
		details: { changes }
	});
}
async function classifyChange(change, dependencies) {
	const { before, after, name, region, kind } = change;
	if (before === void 0 || kind !== "changed" && kind !== "query-changed") return change;
	if (await stillExists(before, region, dependencies)) return change;
	return describeChange({
		name,
		region,
		kind: "gone",
		before,
		after,
		now: dependencies.clock.now()
	});
}
async function stillExists(locked, region, dependencies) {
	try {
		const { image } = await select({
			imageId: locked.id,
			regions: [region]
		}, dependencies);
		return image.ownerId === locked.owner && image.name === locked.name;
	} catch (error) {
		if (error instanceof SelectorError && error.code === "NO_IMAGE") return false;
		throw error;
	}
}
// ../../packages/selector/lib/lock/lock-file.js
function formatLock(lock) {
	const { lockfileVersion, images } = lock;
	return stableJson({ images }).replace("{\n", `{\n  "lockfileVersion": ${lockfileVersion},\n`);
}
function parseLock(text) {
	const lock = parseJson(text);
	if (!isRecord(lock)) throw invalidLock(["it is not a JSON object"]);
	if (lock.lockfileVersion !== 1) throw invalidLock([`lockfileVersion is ${JSON.stringify(lock.lockfileVersion)}; expected 1`]);
	const problems = [];
	const images = {};
	for (const [name, entry] of Object.entries(isRecord(lock.images) ? lock.images : {})) {
		const read = readEntry(name, entry, problems);
		if (read !== void 0) images[name] = read;
	}
	if (!isRecord(lock.images)) problems.push("\"images\" is missing");
	if (problems.length > 0) throw invalidLock(problems);
	return {
		lockfileVersion: 1,
		images
	};
}
function parseJson(text) {
	if (/^(<{7}|>{7}|={7})( |$)/m.test(text)) throw invalidLock(["it contains conflict markers of a merge: keep either side, then update the lock"]);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw invalidLock(["it is not JSON"], error);
	}
}
function readEntry(name, entry, problems) {
	if (!isRecord(entry) || !isRecord(entry.regions)) {
		problems.push(`"${name}" has no regions`);
		return;
	}
	const regions = {};
	for (const [region, image] of Object.entries(entry.regions)) if (isLockedImage(image)) regions[region] = image;
	else problems.push(`"${name}" in ${region} is not an image with id, name, owner, architecture and created`);
	try {
		return {
			query: parseImageQuery(entry.query),
			regions
		};
	} catch (error) {
		problems.push(`the query of "${name}": ${error instanceof Error ? error.message : String(error)}`);
		return;
	}
}
const STRINGS = [
	"id",
	"name",
	"owner",
	"architecture",
	"created"
];
function isLockedImage(image) {
	if (!isRecord(image)) return false;
	const deprecated = image.deprecated;
	return STRINGS.every((member) => typeof image[member] === "string") && (deprecated === void 0 || typeof deprecated === "string");
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function invalidLock(problems, cause) {
	return new SelectorError("INVALID_LOCK", `The lock cannot be read: ${problems.join("; ")}`, {
		hint: "Write it again with update.",
		cause
	});
}
// ../../packages/selector/lib/lock/select-locked.js
async function selectLocked(request, dependencies) {
	const query = parseImageQuery(request.query);
	const region = query.regions?.[0] ?? "";
	const entry = request.lock.images[request.name];
	const locked = entry?.regions[region];
	if (entry === void 0 || locked === void 0) throw outOfDate(`the lock has no image "${request.name}" in ${region}`);
	const selection = await verify(locked, region, dependencies);
	const stale = [...stableJson(entry.query) === stableJson(lockedQuery(query)) ? [] : [`the query "${request.name}" differs from the locked one`], ...isDeprecated(selection.image, dependencies.clock.now()) ? [`${locked.id} (${locked.name}) is deprecated`] : []];
	if (stale.length > 0 && request.whenStale !== "warn") throw outOfDate(stale.join("; "));
	for (const warning of stale) dependencies.logger.warn(warning);
	const reasons = [`${locked.id} (${locked.name}) is locked as "${request.name}" in ${region}`];
	return {
		...selection,
		reasons,
		warnings: [.../* @__PURE__ */ new Set([...selection.warnings, ...stale])]
	};
}
async function verify(locked, region, dependencies) {
	const selection = await select({
		imageId: locked.id,
		regions: [region]
	}, dependencies).catch((error) => {
		throw error instanceof SelectorError && error.code === "NO_IMAGE" ? outOfDate(`${locked.id} (${locked.name}) no longer exists in ${region}`, error) : error;
	});
	const { image } = selection;
	if (image.ownerId === locked.owner && image.name === locked.name && image.architecture === locked.architecture) return selection;
	throw outOfDate(`${locked.id} is now ${image.name} of ${image.ownerId}, locked was ${locked.name} of ${locked.owner}`);
}
function outOfDate(reason, cause) {
	return new SelectorError("LOCK_OUT_OF_DATE", `The lock is out of date: ${reason}.`, {
		hint: "Update the lock and review the difference.",
		cause
	});
}
// ../../packages/selector/lib/lock/use-lock.js
async function useLock(request, dependencies, options = {}) {
	const { mode, path, queries } = request;
	const lock = await readLockFile(path, { optional: mode === "update" });
	if (mode === "locked") return {
		lock,
		changes: [],
		selections: await selectAllLocked(lock, request, dependencies),
		assertAccepted: () => {}
	};
	if (mode === "check") {
		const report = await checkLock(lock, queries, dependencies, options);
		return {
			lock,
			changes: report.changes,
			selections: [],
			assertAccepted: () => assertUpToDate(report)
		};
	}
	const { lock: updated, changes } = await updateLock(lock, queries, dependencies, options);
	await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.writeFile)(path, formatLock(updated));
	return {
		lock: updated,
		changes,
		selections: [],
		assertAccepted: () => {}
	};
}
function selectAllLocked(lock, { queries, whenStale }, dependencies) {
	const wanted = Object.entries(queries).flatMap(([name, query]) => regionsOf(name, query, lock).map((region) => ({
		name,
		query: {
			...query,
			regions: [region]
		}
	})));
	return Promise.all(wanted.map(async ({ name, query }) => ({
		name,
		selection: await selectLocked({
			lock,
			name,
			query,
			whenStale
		}, dependencies)
	})));
}
function regionsOf(name, { regions = [] }, lock) {
	return regions.includes("all") ? Object.keys(lock.images[name]?.regions ?? {}) : regions;
}
async function readLockFile(path, { optional }) {
	let text;
	try {
		text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(path, "utf8");
	} catch (cause) {
		const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
		if (optional && isMissing) return emptyLock();
		throw new SelectorError("INVALID_LOCK", `The lock ${path} cannot be read`, {
			cause,
			hint: "Write it with lock-mode: update, and commit it."
		});
	}
	return parseLock(text);
}
// ../../packages/selector/lib/query/parse-shorthand.js
function parseShorthand(shorthand) {
	const words = shorthand.trim();
	const parameter = /^(?:resolve:)?ssm:(.+)$/.exec(words)?.[1];
	if (parameter !== void 0) return parseImageQuery({ ssmParameter: parameter });
	if (words.startsWith("ami-")) return parseImageQuery({ imageId: words });
	const match = /^([^/@]+)(?:\/(.*?))?(?:@([\w-]+))?$/.exec(words);
	if (match === null) throw unreadable(shorthand);
	const [, source = "", rest, architecture] = match;
	if (/^(\d{12}|self|amazon|aws-marketplace|aws-backup-vault)$/.test(source)) return parseImageQuery({
		owners: source,
		name: rest,
		architecture
	});
	if (findPublisher(source) === void 0 && !/^[a-z][a-z0-9-]*$/i.test(source)) throw unreadable(shorthand);
	const [version, variant] = (rest ?? "").split("/");
	return parseImageQuery({
		publisher: source,
		version,
		variant,
		architecture
	});
}
function unreadable(shorthand) {
	return invalidQuery([{
		field: "image",
		message: `"${shorthand}" is not valid; expected publisher/version@architecture, owner/name*, ssm:/path or ami-...`
	}]);
}
// ../../packages/selector/lib/query/query-readers.js
const queryReaders = {
	parse: parseImageQuery,
	parseLine: (line) => ({ ...parseShorthand(line) }),
	publishers: publisherWords()
};
// ../../packages/selector/lib/regions/select-by-region.js
async function selectByRegion(query, dependencies, options = {}) {
	const [region, ...others] = query.regions ?? [];
	if (region === void 0 || region === "all" || others.length > 0) return selectRegions(query, dependencies, options);
	const selection = await selectOptional(query, dependencies);
	return {
		selections: selection === void 0 ? {} : { [region]: selection },
		missing: [],
		warnings: []
	};
}
// lib/outputs.js
function toOutputs(selections) {
	const [first] = selections;
	const byRegion = (pick) => JSON.stringify(Object.fromEntries(selections.map(({ region, image }) => [region, pick(image)])));
	return {
		found: String(first !== void 0),
		...describeImage(first?.image),
		"image-ids": byRegion(({ id }) => id),
		images: byRegion((image) => image),
		reasons: JSON.stringify(first?.reasons ?? []),
		"runners-up": JSON.stringify(first?.runnersUp.map(({ id, name }) => ({
			id,
			name
		})) ?? []),
		warnings: JSON.stringify([...new Set(selections.flatMap(({ warnings }) => warnings))]),
		cost: JSON.stringify(totalCost(selections))
	};
}
function describeImage(image) {
	return {
		"image-id": image?.id ?? "",
		name: image?.name ?? "",
		owner: image?.ownerId ?? "",
		publisher: image?.publisher ?? "",
		architecture: image?.architecture ?? "",
		"creation-date": image?.creationDate.toISOString() ?? "",
		"deprecation-time": image?.deprecationTime?.toISOString() ?? "",
		"age-days": String(image?.ageDays ?? ""),
		region: image?.region ?? "",
		"root-device-name": image?.rootDeviceName ?? "",
		"root-device-type": image?.rootDeviceType ?? "",
		"virtualization-type": image?.virtualizationType ?? "",
		"boot-mode": image?.bootMode ?? "",
		"ssh-user": image?.sshUser ?? "",
		platform: image?.platform ?? "",
		tags: image === void 0 ? "" : JSON.stringify(image.tags),
		image: image === void 0 ? "" : JSON.stringify(image)
	};
}
function totalCost(selections) {
	const sum = (field) => selections.reduce((total, { cost }) => total + cost[field], 0);
	return {
		calls: sum("calls"),
		images: sum("images"),
		bytes: sum("bytes")
	};
}
function toLockOutputs(used) {
	if (used === void 0) return {
		"lock-changed": "",
		"lock-changes": "",
		"lock-summary": "",
		"locked-image-ids": ""
	};
	const { changes, lock } = used;
	return {
		"lock-changed": String(changes.length > 0),
		"lock-changes": JSON.stringify(changes),
		"lock-summary": changes.map(({ message }) => message).join("\n"),
		"locked-image-ids": JSON.stringify(lockedIds(lock))
	};
}
function lockedIds({ images }) {
	return Object.fromEntries(Object.entries(images).map(([name, { regions }]) => [name, Object.fromEntries(Object.entries(regions).map(([region, { id }]) => [region, id]))]));
}
// ../../packages/config/lib/schema/image-fields.js
const IMAGE_FIELDS = {
	publisher: {
		kind: "string",
		examples: [
			"ubuntu",
			"debian",
			"amazon-linux",
			"windows"
		],
		flag: "--publisher <name>",
		help: "Known publisher, such as `ubuntu`, `debian`, `amazon-linux` or `windows`. Brings owner, names and SSH user."
	},
	version: {
		kind: "string",
		flag: "--version <version>",
		help: "Version or code name of the publisher, such as `24.04` or `noble`."
	},
	variant: {
		kind: "string",
		flag: "--variant <name>",
		help: "Variant of the publisher's images, such as `minimal`."
	},
	owner: {
		kind: "list",
		aliases: ["owners", "owner-id"],
		flag: "--owner <id>",
		help: "Account ids, `self`, `amazon`, `aws-marketplace` or `aws-backup-vault`. Required when there is no publisher, image id or parameter."
	},
	"allow-any-owner": {
		kind: "boolean",
		flag: "--allow-any-owner",
		help: "Whether images of any account may win. Any account can publish an image of any name."
	},
	name: {
		kind: "list",
		aliases: ["names"],
		flag: "--name <glob>",
		help: "Name globs with `*` and `?`, any of which must match."
	},
	exclude: {
		kind: "list",
		separator: "line",
		flag: "--exclude <glob>",
		help: "Name globs, none of which may match."
	},
	"name-regex": {
		kind: "string",
		flag: "--name-regex <regex>",
		help: "JavaScript regular expression that some part of the name must match."
	},
	architecture: {
		kind: "string",
		examples: [
			"x86_64",
			"amd64",
			"arm64",
			"aarch64",
			"i386",
			"x86_64_mac",
			"arm64_mac"
		],
		aliases: ["arch"],
		flag: "--architecture <word>",
		help: "`x86_64` (`amd64`), `arm64` (`aarch64`), `i386`, `x86_64_mac` or `arm64_mac`."
	},
	"virtualization-type": {
		kind: "choice",
		choices: ["hvm", "paravirtual"],
		flag: "--virtualization-type <type>",
		help: "`hvm` or `paravirtual`."
	},
	"image-type": {
		kind: "choice",
		choices: [
			"machine",
			"kernel",
			"ramdisk"
		],
		flag: "--image-type <type>",
		help: "`machine`, `kernel` or `ramdisk`."
	},
	"root-device-type": {
		kind: "choice",
		choices: ["ebs", "instance-store"],
		flag: "--root-device-type <type>",
		help: "`ebs` or `instance-store`."
	},
	"boot-mode": {
		kind: "list",
		choices: [
			"legacy-bios",
			"uefi",
			"uefi-preferred"
		],
		flag: "--boot-mode <mode>",
		help: "`legacy-bios`, `uefi` or `uefi-preferred`, any of several."
	},
	"ena-support": {
		kind: "boolean",
		flag: "--ena-support",
		help: "Whether the image supports enhanced networking."
	},
	"imds-support": {
		kind: "choice",
		choices: ["v2.0"],
		flag: "--imds-support <version>",
		help: "`v2.0` for images whose instances get IMDSv2 only."
	},
	"tpm-support": {
		kind: "choice",
		choices: ["v2.0"],
		flag: "--tpm-support <version>",
		help: "`v2.0` for images with NitroTPM."
	},
	platform: {
		kind: "choice",
		choices: ["linux", "windows"],
		flag: "--platform <platform>",
		help: "`linux` or `windows`."
	},
	hypervisor: {
		kind: "choice",
		choices: ["xen", "ovm"],
		flag: "--hypervisor <hypervisor>",
		help: "`xen` or `ovm`."
	},
	description: {
		kind: "list",
		separator: "line",
		flag: "--description <glob>",
		help: "Globs, any of which the description must match."
	},
	tags: {
		kind: "multimap",
		flag: "--tag <key=value>",
		help: "Tags that the image must have; values may be globs. EC2 shows tags of your own images only."
	},
	"tag-keys": {
		kind: "list",
		separator: "line",
		aliases: ["tag-key"],
		flag: "--tag-key <key>",
		help: "Keys of tags that the image must have, with any value."
	},
	"created-after": {
		kind: "string",
		flag: "--created-after <date>",
		help: "ISO date; the image was created then or later."
	},
	"created-before": {
		kind: "string",
		flag: "--created-before <date>",
		help: "ISO date; the image was created before."
	},
	"minimum-age": {
		kind: "string",
		flag: "--minimum-age <duration>",
		help: "Quarantine such as `12h`, `3d` or `2w`; younger images do not win."
	},
	"maximum-age": {
		kind: "string",
		flag: "--maximum-age <duration>",
		help: "Such as `90d`; older images do not win."
	},
	state: {
		kind: "list",
		choices: [
			"available",
			"pending",
			"failed"
		],
		flag: "--state <state>",
		help: "`available` (also when empty), `pending` or `failed`."
	},
	"include-deprecated": {
		kind: "boolean",
		flag: "--include-deprecated",
		help: "Whether deprecated images win when there are no others."
	},
	"include-disabled": {
		kind: "boolean",
		flag: "--include-disabled",
		help: "Whether disabled images are listed too, ranked last."
	},
	"executable-by": {
		kind: "list",
		aliases: ["executable-users"],
		flag: "--executable-by <id>",
		help: "`self`, `all` or ids of the accounts that may launch the image."
	},
	"product-code": {
		kind: "list",
		aliases: ["product-codes"],
		flag: "--product-code <code>",
		help: "Product codes of the Marketplace."
	},
	filters: {
		kind: "multimap",
		flag: "--filter <name=value>",
		help: "Any other DescribeImages filter by its own name."
	},
	"ssm-parameter": {
		kind: "string",
		flag: "--ssm-parameter <path>",
		help: "Name or ARN of an SSM parameter that holds an image id, with an optional `:version` or `:label`."
	},
	"image-id": {
		kind: "string",
		aliases: ["id"],
		flag: "--image-id <id>",
		help: "Id of the image; verified to exist."
	},
	order: {
		kind: "choice",
		choices: [
			"date",
			"version",
			"exactly-one"
		],
		flag: "--order <order>",
		help: "The image that wins: `date` (the newest, also when empty), `version` (the highest in the name), or `exactly-one` (fails when several match)."
	},
	nth: {
		kind: "integer",
		minimum: 1,
		maximum: 1e5,
		flag: "--nth <number>",
		help: "Take the n-th best; 1 is the best."
	},
	region: {
		kind: "list",
		aliases: ["regions", "region-id"],
		flag: "--region <region>",
		help: "One region, several, or `all`. The environment's region when empty."
	},
	optional: {
		kind: "boolean",
		flag: "--optional",
		help: "Whether no image is a result (`found: false`) instead of a failure."
	},
	fallback: {
		kind: "alternatives",
		flag: "--fallback <image>",
		help: "Queries to try in turn when nothing matches; in a flag or input, names of images in the config or lines such as `debian/12@arm64`."
	}
};
// ../../packages/config/lib/schema/settings.js
function camelCase(name) {
	return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
function propertyName(name, { kind }) {
	return kind === "duration" ? `${camelCase(name)}Minutes` : camelCase(name);
}
// ../../packages/config/lib/read/read-value.js
function readValue(field, raw) {
	if (raw === "") return {
		because: "it is empty",
		expected: expectedOf(field)
	};
	switch (field.kind) {
		case "list": return readList(field, raw);
		case "mapping": return readMapping$1(raw, { several: false });
		case "multimap": return readMapping$1(raw, { several: true });
		default:
			if (typeof raw === "string") return readText(field, raw);
			return {
				because: `it is a ${Array.isArray(raw) ? "list" : "mapping"}`,
				expected: expectedOf(field)
			};
	}
}
function readText(field, text) {
	switch (field.kind) {
		case "string": return { value: text };
		case "boolean": return readBoolean(text);
		case "integer": return readInteger(field, text);
		case "duration": return readMinutes(field, text);
		case "choice": return readChoice(field.choices, text);
	}
}
function readBoolean(text) {
	if (/^(true|True|TRUE)$/.test(text)) return { value: true };
	if (/^(false|False|FALSE)$/.test(text)) return { value: false };
	return {
		because: "it is neither true nor false",
		expected: "true or false"
	};
}
function readInteger({ minimum, maximum }, text) {
	const expected = `an integer from ${minimum} to ${maximum}`;
	if (!/^-?(0|[1-9]\d{0,14})$/.test(text)) return {
		because: "it is not an integer",
		expected
	};
	return checkBounds(Number(text), {
		minimum,
		maximum
	}, expected);
}
function readMinutes(bounds, text) {
	const [minimum, maximum] = [parseDuration(bounds.minimum) ?? 0, parseDuration(bounds.maximum) ?? 0];
	const expected = `a duration such as 90s, 45m or 1h30m, from ${formatDuration(minimum)} to ${formatDuration(maximum)}`;
	const milliseconds = parseDuration(text);
	if (milliseconds === void 0) return {
		because: "it is not a duration",
		expected
	};
	const reading = checkBounds(milliseconds, {
		minimum,
		maximum
	}, expected);
	return "value" in reading ? { value: Math.ceil(milliseconds / 6e4) } : reading;
}
function checkBounds(value, { minimum, maximum }, expected) {
	if (value < minimum) return {
		because: "it is too small",
		expected
	};
	return value > maximum ? {
		because: "it is too large",
		expected
	} : { value };
}
function readChoice(choices, text) {
	const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
	if (found !== void 0) return { value: found };
	return {
		because: `it is unknown${didYouMean(text, choices)}`,
		expected: alternatives(choices)
	};
}
function readList({ choices }, raw) {
	const items = typeof raw === "string" ? [raw] : raw;
	const expected = choices === void 0 ? "a list of strings" : `a list of ${choices.join(", ")}`;
	if (!Array.isArray(items)) return {
		because: "it is a mapping",
		expected
	};
	if (items.length === 0) return {
		because: "it is empty",
		expected
	};
	const values = [];
	for (const item of items) {
		if (typeof item !== "string" || item === "") return {
			because: `${quote(item)} is not a string`,
			expected
		};
		const reading = choices === void 0 ? { value: item } : readChoice(choices, item);
		if ("because" in reading) return {
			because: reading.because.replace("it", quote(item)),
			expected
		};
		values.push(String(reading.value));
	}
	return { value: values };
}
function readMapping$1(raw, { several }) {
	const expected = several ? "keys with their values" : "keys with one value each";
	const values = /* @__PURE__ */ new Map();
	for (const { key, items, label } of pairsOf(raw)) {
		if (key === void 0) return {
			because: `${label} is not key=value`,
			expected
		};
		if (!items.every((item) => typeof item === "string") || items.length === 0) return {
			because: `the value of ${quote(key)} is not a string`,
			expected
		};
		const earlier = values.get(key) ?? [];
		if (!several && earlier.length + items.length > 1) return {
			because: `${quote(key)} has several values`,
			expected
		};
		values.set(key, [...earlier, ...items]);
	}
	if (values.size === 0) return {
		because: "it has no keys",
		expected
	};
	const entries = [...values].map(([key, items]) => [key, several ? items : items[0]]);
	return { value: Object.fromEntries(entries) };
}
function pairsOf(raw) {
	const lines = typeof raw === "string" ? raw.split("\n").filter((line) => line.trim() !== "") : raw;
	if (Array.isArray(lines)) return lines.map(splitPair);
	return Object.entries(lines ?? {}).map(([key, value]) => ({
		key,
		items: Array.isArray(value) ? value : [value],
		label: quote(key)
	}));
}
function splitPair(pair) {
	const text = typeof pair === "string" ? pair : "";
	const separator = text.indexOf("=");
	return {
		key: separator < 1 ? void 0 : text.slice(0, separator).trim(),
		items: [text.slice(separator + 1).trim()],
		label: quote(pair)
	};
}
function expectedOf(field) {
	return field.kind === "list" ? "a list of strings" : `a ${field.kind}`;
}
function quote(raw) {
	return raw === void 0 ? "nothing" : JSON.stringify(raw);
}
function alternatives(words) {
	if (words.length <= 2) return words.join(" or ");
	return `${words.slice(0, -1).join(", ")}, or ${words.at(-1)}`;
}
// ../../packages/config/lib/read/unknown-word.js
function unknownWord(kind, word, known) {
	const nearest = nearestWord(word, known);
	return nearest === void 0 ? `unknown ${kind}; known: ${known.join(", ")}` : `unknown ${kind} (did you mean "${nearest}"?)`;
}
// ../../packages/config/lib/read/read-fields.js
function readFields(fields, source) {
	const problems = [];
	return {
		values: readGroup({
			fields,
			raw: source.values,
			path: ""
		}, {
			source,
			problems
		}),
		problems
	};
}
function readTable(fields, source) {
	const { values, problems } = readFields(fields, source);
	return {
		settings: toSettings(fields, values),
		problems
	};
}
function toSettings(fields, values) {
	const entries = Object.entries(fields).filter(([name]) => values[name] !== void 0);
	return Object.fromEntries(entries.map(([name, field]) => [propertyName(name, field), values[name]]));
}
function readGroup({ fields, raw, path }, context) {
	const values = {};
	for (const [key, item] of Object.entries(raw)) {
		if (item === void 0 || item === null) continue;
		const at = `${path}${key}`;
		const name = nameOf(fields, key);
		const field = name === void 0 ? void 0 : fields[name];
		if (name === void 0 || field === void 0) complain$1(context, at, unknownWord("key", key, Object.keys(fields)));
		else if (name in values) complain$1(context, at, `is the same field as another key; expected one "${name}"`);
		else values[name] = readField({
			field,
			fields,
			raw: item,
			at
		}, context);
	}
	return values;
}
function readField({ field, fields, raw, at }, context) {
	switch (field.kind) {
		case "group": return readNested({
			fields: field.fields,
			raw,
			at
		}, context);
		case "named-groups": return mapGroups(field, {
			raw,
			at
		}, context);
		case "groups": return listOf(raw).map((item, index) => readNested({
			fields: field.fields,
			raw: item,
			at: `${at}[${index}]`
		}, context));
		case "alternatives": return listOf(raw).map((item, index) => typeof item === "string" ? item : readNested({
			fields,
			raw: item,
			at: `${at}[${index}]`
		}, context));
		default: {
			const reading = readValue(field, raw);
			if ("value" in reading) return reading.value;
			complain$1(context, at, `${quote(raw)} is not valid because ${reading.because}; expected ${reading.expected}`);
			return;
		}
	}
}
function readNested({ fields, raw, at }, context) {
	if (isMapping(raw)) return readGroup({
		fields,
		raw,
		path: `${at}.`
	}, context);
	complain$1(context, at, notAMapping(raw, Object.keys(fields)));
	return {};
}
function mapGroups({ fields }, { raw, at }, context) {
	if (!isMapping(raw)) {
		complain$1(context, at, notAMapping(raw, ["names"]));
		return {};
	}
	const entries = Object.entries(raw);
	return Object.fromEntries(entries.map(([name, item]) => [name, readNested({
		fields,
		raw: item ?? {},
		at: `${at}.${name}`
	}, context)]));
}
function complain$1({ source, problems }, at, message) {
	problems.push({
		...source.locate(at),
		message
	});
}
function notAMapping(raw, keys) {
	return `${quote(raw)} is not valid because it is not a mapping; expected a mapping with the keys ${keys.join(", ")}`;
}
function nameOf(fields, key) {
	if (Object.hasOwn(fields, key)) return key;
	const wanted = key.replace(/[A-Z]/g, (letter) => `-${letter}`).replaceAll("_", "-").toLowerCase();
	return Object.entries(fields).find(([name, { aliases = [] }]) => [name, ...aliases].includes(wanted))?.[0];
}
function listOf(raw) {
	return Array.isArray(raw) ? raw : [raw];
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// ../../packages/config/lib/read/check-fields.js
async function checkFields(parse, origin, gathering) {
	return gathering.check(async () => {
		try {
			return await parse();
		} catch (error) {
			if (!(error instanceof CodedError) || error.exitClass !== "usage" || error.problems.length === 0) throw error;
			gathering.add(error.problems.map((problem) => ({
				...problem,
				...placeOf(problem.field, origin)
			})));
			return;
		}
	});
}
function placeOf(field, { config, image, given = {}, nameOf: nameIn }) {
	if (field === void 0) return {};
	const [key = ""] = field.split(".");
	const name = nameOf(IMAGE_FIELDS, key) ?? key;
	if (nameIn !== void 0 && Object.hasOwn(given, name)) return { field: nameIn(name) };
	return image !== void 0 && Object.hasOwn(config.images, image) && config.locate !== void 0 ? config.locate(`images.${image}.${field}`) : { field };
}
// ../../packages/config/lib/read/find-image.js
function findImage({ path, images }, word, publishers) {
	const fields = Object.hasOwn(images, word) ? images[word] : void 0;
	if (fields !== void 0) return { fields };
	if (/[/@:]|^ami-/.test(word) || publishers.includes(word.toLowerCase())) return { fields: word };
	const names = Object.keys(images);
	const guess = didYouMean(word, [...names, ...publishers]);
	const known = names.length === 0 ? "names no images" : `names ${names.join(", ")}`;
	return { problem: `is "${word}"${guess}; ${path === void 0 ? "there is no config that names images" : `${path} ${known}`}; expected a name of the config, or one line such as ubuntu/24.04@arm64` };
}
// ../../packages/config/lib/schema/build-fields.js
const BUILD_FIELDS = {
	environments: {
		kind: "named-groups",
		help: "Isolated Python environments by name.",
		fields: {
			requirements: {
				kind: "list",
				required: true,
				help: "Requirements files with exact pins and hashes."
			},
			python: {
				kind: "string",
				help: "Python version such as `3.12`; the machine's `python3` when empty."
			}
		}
	},
	upload: {
		kind: "list",
		help: "Glob patterns of the files to put on every machine. With `run` and no config, all files of the directory but hidden ones."
	},
	steps: {
		kind: "groups",
		help: "Commands to run on every machine, in order.",
		fields: {
			name: {
				kind: "string",
				help: "Name in the log; the first line of `run` when empty."
			},
			run: {
				kind: "string",
				required: true,
				help: "Shell script, run in the workspace of every machine."
			},
			environment: {
				kind: "string",
				help: "Environment whose `bin` comes first in `PATH`."
			},
			"timeout-minutes": {
				kind: "integer",
				minimum: 1,
				maximum: 10080,
				help: "Minutes until the step fails; 30 when empty."
			}
		}
	},
	artifacts: {
		kind: "list",
		flag: "--artifact <glob>",
		help: "Glob patterns of the files to bring home from every machine."
	},
	system: {
		kind: "group",
		help: "Packages of the operating system.",
		fields: {
			packages: {
				kind: "list",
				required: true,
				help: "System packages, each pinned as `name=version`."
			},
			snapshot: {
				kind: "string",
				help: "State of the archive: `YYYYMMDDTHHMMSSZ` for apt, a release such as `2023.6.20250107` for dnf."
			}
		}
	},
	index: {
		kind: "string",
		help: "Path of a local folder of wheels to use instead of an index."
	},
	"index-url": {
		kind: "string",
		help: "Address of the package index."
	}
};
// ../../packages/config/lib/schema/fleet-fields.js
const FLEET_FIELDS = {
	image: {
		kind: "string",
		flag: "--image <image>",
		help: "Name of an image in the config, or one line such as `ubuntu/24.04@arm64`, `self/base-*` or `ssm:/path`."
	},
	region: {
		kind: "string",
		flag: "--region <region>",
		help: "Region to launch in. The environment's region when empty."
	},
	"instance-types": {
		kind: "list",
		flag: "--instance-type <type>",
		help: "Instance types, tried in this order."
	},
	count: {
		kind: "integer",
		minimum: 1,
		maximum: 1e3,
		default: "1",
		flag: "--count <number>",
		help: "Number of instances."
	},
	minimum: {
		kind: "integer",
		minimum: 1,
		maximum: 1e3,
		flag: "--minimum <number>",
		help: "Fewest instances that are enough; all of them when empty."
	},
	market: {
		kind: "choice",
		choices: ["on-demand", "spot"],
		default: "on-demand",
		flag: "--market <market>",
		help: "`on-demand` or `spot`."
	},
	fallback: {
		kind: "choice",
		choices: ["on-demand"],
		flag: "--fallback <market>",
		help: "`on-demand`: the market to try when there is no spot capacity."
	},
	ttl: {
		kind: "duration",
		minimum: "1m",
		maximum: "7d",
		default: "1h",
		flag: "--ttl <duration>",
		help: "Lease, such as `45m`: every instance powers itself off when it ends, whatever happens."
	},
	"subnet-ids": {
		kind: "list",
		flag: "--subnet-id <id>",
		help: "Subnets of one VPC, tried in this order. Those of the default VPC when empty."
	},
	"security-group-ids": {
		kind: "list",
		flag: "--security-group-id <id>",
		help: "Security groups to use unchanged. The fleet gets one of its own when empty."
	},
	"ssh-from": {
		kind: "string",
		flag: "--ssh-from <cidr>",
		help: "Network that may reach SSH, such as `203.0.113.7/32`. The address of this machine when empty."
	},
	"ssh-user": {
		kind: "string",
		flag: "--ssh-user <name>",
		help: "User that SSH logs in as. Required when the image's publisher is unknown."
	},
	tags: {
		kind: "mapping",
		flag: "--tag <key=value>",
		help: "Additional tags of everything that is created."
	},
	"user-data": {
		kind: "string",
		flag: "--user-data <script>",
		help: "Script (`#!…`) that runs as root at the end of the first boot."
	}
};
// ../../packages/config/lib/read/read-yaml.js
const MOST_ALIASED = 1e4;
async function readYaml(text, file) {
	const yaml = await __nccwpck_require__.e(/* import() */ 10).then(__nccwpck_require__.bind(__nccwpck_require__, 8010)).then((m) => /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.r)(m.default, 1));
	const counter = new yaml.LineCounter();
	const document = yaml.parseDocument(text, {
		lineCounter: counter,
		stringKeys: true,
		prettyErrors: false
	});
	const broken = [...document.errors, ...document.warnings].map(({ message, pos: [offset] }) => ({
		file,
		line: counter.linePos(offset).line,
		message: `invalid YAML: ${message}`
	}));
	if (broken.length > 0) return {
		value: void 0,
		lines: /* @__PURE__ */ new Map(),
		problems: broken
	};
	const walk = new Walk(yaml, document, (offset) => counter.linePos(offset).line);
	return {
		value: walk.read(document.contents, ""),
		lines: walk.lines,
		problems: walk.problems.map((problem) => ({
			file,
			...problem
		}))
	};
}
var Walk = class {
	lines = /* @__PURE__ */ new Map();
	problems = [];
	#yaml;
	#document;
	#lineOf;
	#open = /* @__PURE__ */ new Set();
	#aliased = 0;
	constructor(yaml, document, lineOf) {
		this.#yaml = yaml;
		this.#document = document;
		this.#lineOf = lineOf;
	}
	read(node, path) {
		if (this.#open.size > 0) this.#aliased += 1;
		if (this.#aliased === MOST_ALIASED) this.#complain(node, "the aliases stand for too many values");
		if (this.#aliased >= MOST_ALIASED || node === null || node === void 0) return void 0;
		if (this.#yaml.isAlias(node)) return this.#resolve(node, (target) => this.read(target, path));
		if (!this.lines.has(path)) this.lines.set(path, this.#line(node));
		if (this.#yaml.isSeq(node)) return this.#readList(node, path);
		if (this.#yaml.isMap(node)) return Object.fromEntries(this.#entries(node, path));
		return this.#yaml.isScalar(node) ? textOf(node) : void 0;
	}
	#readList({ items }, path) {
		return items.map((item, index) => this.read(item, `${path}[${index}]`));
	}
	#entries(node, path) {
		const own = node.items.filter((pair) => keyOf(pair) !== "<<");
		const entries = /* @__PURE__ */ new Map();
		for (const pair of own) {
			const at = path === "" ? keyOf(pair) : `${path}.${keyOf(pair)}`;
			if (this.#yaml.isNode(pair.key)) this.lines.set(at, this.#line(pair.key));
			entries.set(keyOf(pair), this.read(pair.value, at));
		}
		for (const pair of node.items) if (keyOf(pair) === "<<") this.#merge(pair.value, path, entries);
		return entries;
	}
	#merge(node, path, entries) {
		if (this.#yaml.isAlias(node)) this.#resolve(node, (target) => this.#merge(target, path, entries));
		else if (this.#yaml.isSeq(node)) for (const item of node.items) this.#merge(item, path, entries);
		else if (this.#yaml.isMap(node)) {
			for (const [key, value] of this.#entries(node, path)) if (!entries.has(key)) entries.set(key, value);
		} else this.#complain(node, "the value of a merge key (<<) is not a mapping; expected an alias of a mapping");
	}
	#resolve(alias, read) {
		const target = alias.resolve(this.#document);
		if (target === void 0) this.#complain(alias, `the alias *${alias.source} is unknown`);
		if (this.#open.has(target)) this.#complain(alias, `the alias *${alias.source} contains itself`);
		if (target === void 0 || this.#open.has(target)) return void 0;
		this.#open.add(target);
		const value = read(target);
		this.#open.delete(target);
		return value;
	}
	#complain(node, message) {
		this.problems.push({
			line: this.#line(node),
			message
		});
	}
	#line(node) {
		return this.#yaml.isNode(node) ? this.#lineOf(node.range?.[0] ?? 0) : 1;
	}
};
function keyOf({ key }) {
	return typeof key === "object" && key !== null && "value" in key ? String(key.value) : String(key);
}
function textOf({ value, source }) {
	if (value === null || value === void 0) return void 0;
	return typeof value === "string" ? value : source ?? String(value);
}
// ../../packages/config/lib/read/parse-config.js
const KEYS = [
	"images",
	"fleets",
	"build"
];
async function parseConfig(text, path) {
	const yaml = await readYaml(text, path);
	const locate = (field) => ({
		file: path,
		line: lineOf(field, yaml.lines),
		field
	});
	const reader = {
		locate,
		problems: [...yaml.problems]
	};
	const root = readMapping(yaml.value, "", reader);
	for (const key of Object.keys(root)) if (!KEYS.includes(key)) complain(reader, key, unknownWord("key", key, KEYS));
	return {
		config: {
			path,
			baseDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_5__.dirname)(path),
			images: readImages(root.images, reader),
			fleets: readFleets(root.fleets, reader),
			...root.build !== void 0 && { build: readTableAt({
				path: "build",
				value: root.build,
				fields: BUILD_FIELDS
			}, reader) },
			locate
		},
		problems: reader.problems
	};
}
function readImages(value, reader) {
	const entries = Object.entries(readMapping(value, "images", reader));
	return Object.fromEntries(entries.map(([name, image]) => [name, typeof image === "string" ? image : readTableAt({
		path: `images.${name}`,
		value: image,
		fields: IMAGE_FIELDS
	}, reader)]));
}
function readFleets(value, reader) {
	const entries = Object.entries(readMapping(value, "fleets", reader));
	return Object.fromEntries(entries.map(([name, fleet]) => [name, toSettings(FLEET_FIELDS, readTableAt({
		path: `fleets.${name}`,
		value: fleet,
		fields: FLEET_FIELDS
	}, reader))]));
}
function readTableAt({ path, value, fields }, reader) {
	const reading = readFields(fields, {
		values: readMapping(value, path, reader, path.startsWith("images.") ? "a mapping or one line such as ubuntu/24.04@arm64" : void 0),
		locate: (key) => reader.locate(`${path}.${key}`)
	});
	reader.problems.push(...reading.problems);
	return reading.values;
}
function readMapping(value, path, reader, expected = "a mapping") {
	if (value === void 0) return {};
	if (isMapping(value)) return value;
	complain(reader, path, `${quote(value)} is not valid because it is not a mapping; expected ${expected}`);
	return {};
}
function lineOf(path, lines) {
	return lines.get(path) ?? (path === "" ? void 0 : lineOf(path.replace(/(^|[.[])[^.[]*$/, ""), lines));
}
function complain({ locate, problems }, path, message) {
	problems.push({
		...locate(path),
		...path === "" && { field: void 0 },
		message
	});
}
// ../../packages/config/lib/read/load-config.js
const FILE_NAMES = ["ami-select.yml", "ami-select.yaml"];
async function loadConfig(named, workingDirectory) {
	if (named !== void 0) {
		const path = (0,node_path__WEBPACK_IMPORTED_MODULE_5__.resolve)(workingDirectory, named);
		return await readConfig$1(path) ?? emptyConfig(workingDirectory, [problemOf(path, "ENOENT")]);
	}
	for (const directory of upwards((0,node_path__WEBPACK_IMPORTED_MODULE_5__.resolve)(workingDirectory))) for (const name of FILE_NAMES) {
		const found = await readConfig$1((0,node_path__WEBPACK_IMPORTED_MODULE_5__.join)(directory, name));
		if (found !== void 0) return found;
	}
	return emptyConfig(workingDirectory, []);
}
async function readConfig$1(path) {
	let text;
	try {
		text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(path, "utf8");
	} catch (error) {
		const code = systemCode(error);
		if (code === void 0) throw error;
		return code === "ENOENT" ? void 0 : emptyConfig((0,node_path__WEBPACK_IMPORTED_MODULE_5__.dirname)(path), [problemOf(path, code)]);
	}
	return parseConfig(text, path);
}
function emptyConfig(baseDirectory, problems) {
	return {
		config: {
			baseDirectory,
			images: {},
			fleets: {}
		},
		problems
	};
}
function problemOf(file, code) {
	return {
		file,
		message: `cannot be read (${code})`
	};
}
function upwards(directory) {
	const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_5__.dirname)(directory);
	return parent === directory ? [directory] : [directory, ...upwards(parent)];
}
function systemCode(error) {
	if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return void 0;
	return String(error.code);
}
// ../../packages/config/lib/schema/field.js
function isPlain({ kind }) {
	return ![
		"group",
		"groups",
		"named-groups"
	].includes(kind);
}
function isSeveral({ kind }) {
	return [
		"list",
		"mapping",
		"multimap",
		"alternatives"
	].includes(kind);
}
// ../../packages/config/lib/read/source.js
function fromInputs(fields, text) {
	const values = Object.entries(fields).filter(([, field]) => isPlain(field)).map(([name, field]) => [
		name,
		field,
		text(name)
	]).filter(([, , value]) => value !== "").map(([name, field, value]) => [name, splitText(field, value, "input")]);
	return {
		values: Object.fromEntries(values),
		locate: (name) => ({ field: `input "${name}"` })
	};
}
function fromEnvironment(fields, variables) {
	return {
		...fromInputs(fields, (name) => variables[variableName(name)] ?? ""),
		locate: (name) => ({ field: variableName(name) })
	};
}
function variableName(name) {
	return `AMI_SELECT_${name.toUpperCase().replaceAll("-", "_")}`;
}
function splitText(field, text, from) {
	if (!isSeveral(field)) return text;
	return text.split(separatorOf(field, from)).map((item) => item.trim()).filter((item) => item !== "");
}
function separatorOf(field, from) {
	if (field.kind === "alternatives" || field.kind === "list" && field.separator !== "line") return /[,\n]/;
	return from === "input" ? /\n/ : /$^/;
}
// ../../packages/config/lib/read/read-settings.js
function readSettings(fields, { file, environment = {}, given }) {
	const defaults = readTable(fields, defaultsOf(fields));
	const fromVariables = readTable(fields, fromEnvironment(fields, environment));
	const fromGiven = given === void 0 ? {
		settings: {},
		problems: []
	} : readTable(fields, given);
	return {
		settings: {
			...defaults.settings,
			...file,
			...fromVariables.settings,
			...fromGiven.settings
		},
		problems: [...fromVariables.problems, ...fromGiven.problems]
	};
}
function defaultsOf(fields) {
	const entries = Object.entries(fields).map(([name, field]) => [name, field.default]);
	return {
		values: Object.fromEntries(entries),
		locate: (field) => ({ field })
	};
}
// ../../packages/config/lib/read/read-inputs.js
function readInputs(inputs, fields, others = {}) {
	const given = fromInputs(fields, (name) => inputs.getInput(name));
	const { settings, problems } = readSettings(fields, { given });
	const unknown = unknownInputs(inputs, Object.keys({
		...fields,
		...others
	}));
	const absent = Object.keys(fields).filter((name) => fields[name]?.required && !(name in given.values)).map((name) => ({
		...given.locate(name),
		message: "is required, and it is empty"
	}));
	return {
		settings,
		problems: [
			...unknown,
			...absent,
			...problems
		]
	};
}
function unknownInputs(inputs, known) {
	return inputs.inputNames().filter((name) => !known.includes(name)).map((name) => ({
		field: `input "${name}"`,
		message: unknownWord("input", name, known)
	}));
}
// ../../packages/config/lib/read/merge-query.js
function mergeQueryFields(file, flags) {
	const replaced = new Set(Object.keys(flags).map(canonical));
	const kept = Object.entries(file).filter(([key]) => !replaced.has(canonical(key)));
	return {
		...Object.fromEntries(kept),
		...flags
	};
}
function canonical(key) {
	return nameOf(IMAGE_FIELDS, key) ?? key;
}
// ../../packages/config/lib/read/read-select.js
const LOCK_FILE = "ami.lock.json";
async function readSelect(given, { config, readers }, gathering) {
	const { lock, lockMode, whenStale, nameOf } = given;
	const reader = {
		given,
		config,
		readers,
		gathering
	};
	const fields = await readFallback(reader);
	const mode = lockMode ?? (lock === void 0 ? void 0 : "locked");
	if (mode === void 0) {
		if (whenStale !== void 0) gathering.add([`${nameOf("when-stale")} is for ${nameOf("lock")}`]);
		const query = await readQuery(given.image, fields, reader);
		return query && {
			mode: "select",
			query
		};
	}
	if (mode !== "locked") gathering.add(strayConditions(mode, given));
	return {
		mode,
		queries: await readNamedQueries(fields, reader),
		path: lockPath(given, config),
		whenStale: whenStale ?? "fail"
	};
}
async function readFallback(reader) {
	const { fallback, ...fields } = reader.given.fields;
	if (!Array.isArray(fallback)) return fields;
	const chain = [];
	for (const word of fallback) chain.push(await namedFields(String(word), {
		...reader,
		field: "fallback"
	}) ?? {});
	return {
		...fields,
		fallback: chain
	};
}
async function readQuery(image, fields, reader) {
	const { config, readers, given, gathering } = reader;
	const base = (image === void 0 ? {} : await namedFields(image, {
		...reader,
		field: "image"
	})) ?? { "allow-any-owner": true };
	return checkFields(() => readers.parse(mergeQueryFields(base, fields)), {
		config,
		image,
		given: fields,
		nameOf: given.nameOf
	}, gathering);
}
async function namedFields(word, { given, config, readers, gathering, field }) {
	const found = findImage(config, word, readers.publishers);
	if ("problem" in found) {
		gathering.add([`${given.nameOf(field)} ${found.problem}`]);
		return;
	}
	const fields = found.fields;
	return typeof fields === "string" ? gathering.check(() => readers.parseLine(fields)) : fields;
}
async function readNamedQueries(fields, reader) {
	const { given, config, gathering } = reader;
	const { image, nameOf } = given;
	const known = Object.keys(config.images);
	if (image !== void 0 && !known.includes(image)) {
		const names = known.join(", ") || "none";
		gathering.add([`${nameOf("image")} is "${image}"; a lock has the images that the config names: ${names}`]);
		return {};
	}
	if (known.length === 0) gathering.add([`${nameOf("lock")} needs images with names; ${config.path ?? "there is no config that"} names none`]);
	const queries = {};
	for (const name of image === void 0 ? known : [image]) {
		const query = await readQuery(name, fields, reader);
		if (query !== void 0) queries[name] = query;
	}
	return queries;
}
function strayConditions(mode, { image, fields, nameOf }) {
	return [...image === void 0 ? [] : ["image"], ...Object.keys(fields)].filter((name) => name !== "region").map((name) => `${nameOf(name)} is given; lock-mode ${mode} looks at every image of the config as it is`);
}
function lockPath({ lock, workingDirectory }, { path }) {
	if (lock !== void 0) return (0,node_path__WEBPACK_IMPORTED_MODULE_5__.resolve)(workingDirectory, lock);
	return (0,node_path__WEBPACK_IMPORTED_MODULE_5__.join)(path === void 0 ? workingDirectory : (0,node_path__WEBPACK_IMPORTED_MODULE_5__.dirname)(path), LOCK_FILE);
}
// ../../packages/config/lib/schema/action-inputs.js
const SELECT_INPUTS = {
	image: {
		kind: "string",
		flag: "--image <image>",
		help: "Name of an image in the config, or one line such as `ubuntu/24.04@arm64`, `self/base-*`, `ssm:/path` or `ami-…`."
	},
	config: {
		kind: "string",
		flag: "--config <file>",
		help: "Path of the config file that names images; the nearest `ami-select.yml`, here or above, when empty."
	},
	lock: {
		kind: "string",
		flag: "--lock <file>",
		help: "Path of the lock file with the image chosen per name and region. `ami.lock.json` beside the config when only `lock-mode` is given."
	},
	"lock-mode": {
		kind: "choice",
		choices: [
			"locked",
			"update",
			"check"
		],
		flag: "--lock-mode <mode>",
		help: "`locked` (also when empty) takes the image from the lock and verifies it; `update` writes the lock for every image of the config; `check` fails when it differs from what its queries mean today."
	},
	"when-stale": {
		kind: "choice",
		choices: ["fail", "warn"],
		flag: "--when-stale <what>",
		help: "With `locked`, whether a deprecated image or a changed query is to `fail` (also when empty) or to `warn`."
	}
};
// lib/read-request.js
async function readRequest(core, environment) {
	const { settings, problems } = readInputs(core, SELECT_INPUTS, IMAGE_FIELDS);
	const text = fromInputs(IMAGE_FIELDS, (name) => core.getInput(name));
	const { values: fields, problems: fieldProblems } = readFields(IMAGE_FIELDS, text);
	const gathering = gatherProblems();
	gathering.add([...problems, ...fieldProblems]);
	await gathering.check(() => checkEndpoint(environment));
	const config = await readConfig(settings, fields, gathering);
	const request = await readSelect({
		image: settings.image,
		fields,
		lock: settings.lock,
		lockMode: settings.lockMode,
		whenStale: settings.whenStale,
		workingDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_5__.resolve)(),
		nameOf: (field) => `input "${field}"`
	}, {
		config,
		readers: {
			...queryReaders,
			parse: (fields) => parseRegional(fields, environment)
		}
	}, gathering);
	gathering.assertNone(invalidInputs);
	if (request === void 0) throw new Error("the request was refused without a problem");
	return request;
}
async function readConfig({ image, lock, lockMode, config }, { fallback }, gathering) {
	if ([
		image,
		lock,
		lockMode,
		config,
		fallback
	].every((value) => value === void 0)) return {
		baseDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_5__.resolve)(),
		images: {},
		fleets: {}
	};
	const loaded = await loadConfig(config, (0,node_path__WEBPACK_IMPORTED_MODULE_5__.resolve)());
	gathering.add(loaded.problems);
	return loaded.config;
}
async function parseRegional(fields, environment) {
	const query = queryReaders.parse(fields);
	return {
		...query,
		regions: await resolveRegions(query.regions ?? [], environment)
	};
}
// lib/summaries.js
function renderSelections(selections) {
	return renderTable({
		title: "Selected image",
		header: [
			"region",
			"image",
			"name",
			"owner",
			"age",
			"why",
			"runner-up"
		],
		rows: selections.map(({ region, image, reasons, runnersUp }) => [
			region,
			image.id,
			image.name,
			image.publisher ?? image.ownerAlias ?? image.ownerId,
			`${image.ageDays} days`,
			reasons[0] ?? "",
			runnersUp[0]?.name ?? "none"
		]),
		...selections.length === 0 && { note: "No image matches; the query is optional." }
	});
}
const VERDICTS = {
	locked: "Every locked image is there and is what it was.",
	update: "The lock was up to date.",
	check: "The lock is up to date."
};
function renderLock(mode, { changes }) {
	return renderTable({
		title: mode === "update" ? "Lock updated" : "Lock",
		header: [
			"image",
			"region",
			"what",
			"change"
		],
		rows: changes.map(({ name, region, kind, message }) => [
			name,
			region,
			kind,
			message
		]),
		...changes.length === 0 && { note: VERDICTS[mode] }
	});
}
// lib/main.js
async function run(dependencies) {
	const request = await readRequest(dependencies.core, dependencies.environment);
	if (request.mode === "select") await runQuery(request, dependencies);
	else await runLock(request, dependencies);
}
async function runQuery({ query }, dependencies) {
	const { core, environment, logger } = dependencies;
	const { selections, missing, warnings } = await selectByRegion(query, dependencies, { homeRegion: environmentRegion(environment) });
	for (const warning of warnings) logger.warn(warning);
	for (const { region, error } of missing) logger.warn(`${region}: ${error.message}`);
	const found = Object.values(selections);
	logReasons(found, dependencies);
	publishOutputs(core, {
		...toOutputs(found),
		...toLockOutputs(void 0)
	});
	await core.writeSummary(renderSelections(found));
}
async function runLock(request, dependencies) {
	const { core, environment, logger } = dependencies;
	const used = await useLock(request, dependencies, { homeRegion: environmentRegion(environment) });
	const selections = Object.keys(request.queries).length === 1 ? used.selections.map(({ selection }) => selection) : [];
	logReasons(selections, dependencies);
	for (const { message } of used.changes) logger.info(message);
	publishOutputs(core, {
		...toOutputs(selections),
		...toLockOutputs(used)
	});
	const summary = selections.length > 0 ? renderSelections(selections) : renderLock(request.mode, used);
	await core.writeSummary(summary);
	used.assertAccepted();
}
function logReasons(selections, { logger }) {
	for (const { reasons } of selections) for (const reason of reasons) logger.info(`  ${reason}`);
}
// lib/memory.js
function limitMemoryGrowth() {
	(0,node_v8__WEBPACK_IMPORTED_MODULE_13__.setFlagsFromString)("--semi-space-growth-factor=1");
	(0,node_v8__WEBPACK_IMPORTED_MODULE_13__.setFlagsFromString)("--heap-growing-percent=20");
}
// lib/index.js
limitMemoryGrowth();
process.exitCode = await runAction((context) => run({
	...context,
	clock: systemClock,
	clients: createEagerClients()
}), { process });


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ getProfileName),
/* harmony export */   n: () => (/* binding */ parseIni),
/* harmony export */   o: () => (/* binding */ IniSectionType),
/* harmony export */   r: () => (/* binding */ getConfigFilepath),
/* harmony export */   t: () => (/* binding */ loadSharedConfigFiles)
/* harmony export */ });
/* unused harmony export i */
/* harmony import */ var _readFile_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(808);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


// ../../node_modules/.pnpm/@smithy+types@4.20.0/node_modules/@smithy/types/dist-es/profile.js
var IniSectionType;
(function(IniSectionType) {
	IniSectionType["PROFILE"] = "profile";
	IniSectionType["SSO_SESSION"] = "sso-session";
	IniSectionType["SERVICES"] = "services";
})(IniSectionType || (IniSectionType = {}));
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getProfileName.js
const ENV_PROFILE = "AWS_PROFILE";
const getProfileName = (init) => init.profile || process.env["AWS_PROFILE"] || "default";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getConfigData.js
const getConfigData = (data) => Object.entries(data).filter(([key]) => {
	const indexOfSeparator = key.indexOf(".");
	if (indexOfSeparator === -1) return false;
	return Object.values(IniSectionType).includes(key.substring(0, indexOfSeparator));
}).reduce((acc, [key, value]) => {
	const indexOfSeparator = key.indexOf(".");
	const updatedKey = key.substring(0, indexOfSeparator) === IniSectionType.PROFILE ? key.substring(indexOfSeparator + 1) : key;
	acc[updatedKey] = value;
	return acc;
}, { ...data.default && { default: data.default } });
const getConfigFilepath = () => process.env["AWS_CONFIG_FILE"] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.r)(), ".aws", "config");
const getCredentialsFilepath = () => process.env["AWS_SHARED_CREDENTIALS_FILE"] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.r)(), ".aws", "credentials");
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/parseIni.js
const prefixKeyRegex = /^([\w-]+)\s(["'])?([\w-@+.%:/]+)\2$/;
const profileNameBlockList = ["__proto__", "profile __proto__"];
const parseIni = (iniData) => {
	const map = {};
	let currentSection;
	let currentSubSection;
	for (const iniLine of iniData.split(/\r?\n/)) {
		const trimmedLine = iniLine.split(/(^|\s)[;#]/)[0].trim();
		if (trimmedLine[0] === "[" && trimmedLine[trimmedLine.length - 1] === "]") {
			currentSection = void 0;
			currentSubSection = void 0;
			const sectionName = trimmedLine.substring(1, trimmedLine.length - 1);
			const matches = prefixKeyRegex.exec(sectionName);
			if (matches) {
				const [, prefix, , name] = matches;
				if (Object.values(IniSectionType).includes(prefix)) currentSection = [prefix, name].join(".");
			} else currentSection = sectionName;
			if (profileNameBlockList.includes(sectionName)) throw new Error(`Found invalid profile name "${sectionName}"`);
		} else if (currentSection) {
			const indexOfEqualsSign = trimmedLine.indexOf("=");
			if (![0, -1].includes(indexOfEqualsSign)) {
				const [name, value] = [trimmedLine.substring(0, indexOfEqualsSign).trim(), trimmedLine.substring(indexOfEqualsSign + 1).trim()];
				if (value === "") currentSubSection = name;
				else {
					if (currentSubSection && iniLine.trimStart() === iniLine) currentSubSection = void 0;
					map[currentSection] = map[currentSection] || {};
					const key = currentSubSection ? [currentSubSection, name].join(".") : name;
					map[currentSection][key] = value;
				}
			}
		}
	}
	return map;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js
const swallowError = () => ({});
const loadSharedConfigFiles = async (init = {}) => {
	const { filepath = getCredentialsFilepath(), configFilepath = getConfigFilepath() } = init;
	const homeDir = (0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.r)();
	const relativeHomeDirPrefix = "~/";
	let resolvedFilepath = filepath;
	if (filepath.startsWith(relativeHomeDirPrefix)) resolvedFilepath = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(homeDir, filepath.slice(2));
	let resolvedConfigFilepath = configFilepath;
	if (configFilepath.startsWith(relativeHomeDirPrefix)) resolvedConfigFilepath = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(homeDir, configFilepath.slice(2));
	const parsedFiles = await Promise.all([(0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.n)(resolvedConfigFilepath, { ignoreCache: init.ignoreCache }).then(parseIni).then(getConfigData).catch(swallowError), (0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.n)(resolvedFilepath, { ignoreCache: init.ignoreCache }).then(parseIni).catch(swallowError)]);
	return {
		configFile: parsedFiles[0],
		credentialsFile: parsedFiles[1]
	};
};



/***/ }),

/***/ 9287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ isReadableStream),
  c: () => (/* binding */ parseRfc3339DateTime),
  d: () => (/* binding */ HttpResponse),
  i: () => (/* binding */ streamCollector$1),
  l: () => (/* binding */ parseRfc3339DateTimeWithOffset),
  n: () => (/* binding */ escapeUri),
  o: () => (/* binding */ dateToUtcString),
  r: () => (/* binding */ streamCollector),
  s: () => (/* binding */ parseEpochTimestamp),
  t: () => (/* binding */ NodeHttpHandler),
  u: () => (/* binding */ parseRfc7231DateTime)
});

// EXTERNAL MODULE: ./hasOwn.js
var hasOwn = __nccwpck_require__(5222);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: ./node-http-handler.js



// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/httpResponse.js
var HttpResponse = class {
	statusCode;
	reason;
	headers;
	body;
	constructor(options) {
		this.statusCode = options.statusCode;
		this.reason = options.reason;
		this.headers = options.headers || {};
		this.body = options.body;
	}
	static isInstance(response) {
		if (!response) return false;
		const resp = response;
		return typeof resp.statusCode === "number" && typeof resp.headers === "object";
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/parse-utils.js
const expectNumber = (value) => {
	if (value === null || value === void 0) return;
	if (typeof value === "string") {
		const parsed = parseFloat(value);
		if (!Number.isNaN(parsed)) {
			if (String(parsed) !== String(value)) logger.warn(stackTraceWarning(`Expected number but observed string: ${value}`));
			return parsed;
		}
	}
	if (typeof value === "number") return value;
	throw new TypeError(`Expected number, got ${typeof value}: ${value}`);
};
const MAX_FLOAT = Math.ceil(2 ** 127 * (2 - 2 ** -23));
const expectFloat32 = (value) => {
	const expected = expectNumber(value);
	if (expected !== void 0 && !Number.isNaN(expected) && expected !== 1e400 && expected !== -1e400) {
		if (Math.abs(expected) > MAX_FLOAT) throw new TypeError(`Expected 32-bit float, got ${value}`);
	}
	return expected;
};
const expectLong = (value) => {
	if (value === null || value === void 0) return;
	if (Number.isInteger(value) && !Number.isNaN(value)) return value;
	throw new TypeError(`Expected integer, got ${typeof value}: ${value}`);
};
const expectShort = (value) => expectSizedInt(value, 16);
const expectByte = (value) => expectSizedInt(value, 8);
const expectSizedInt = (value, size) => {
	const expected = expectLong(value);
	if (expected !== void 0 && castInt(expected, size) !== expected) throw new TypeError(`Expected ${size}-bit integer, got ${value}`);
	return expected;
};
const castInt = (value, size) => {
	switch (size) {
		case 32: return Int32Array.of(value)[0];
		case 16: return Int16Array.of(value)[0];
		case 8: return Int8Array.of(value)[0];
	}
};
const strictParseDouble = (value) => {
	if (typeof value == "string") return expectNumber(parseNumber(value));
	return expectNumber(value);
};
const strictParseFloat32 = (value) => {
	if (typeof value == "string") return expectFloat32(parseNumber(value));
	return expectFloat32(value);
};
const NUMBER_REGEX = /(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(-?Infinity)|(NaN)/g;
const parseNumber = (value) => {
	const matches = value.match(NUMBER_REGEX);
	if (matches === null || matches[0].length !== value.length) throw new TypeError(`Expected real number, got implicit NaN`);
	return parseFloat(value);
};
const strictParseShort = (value) => {
	if (typeof value === "string") return expectShort(parseNumber(value));
	return expectShort(value);
};
const strictParseByte = (value) => {
	if (typeof value === "string") return expectByte(parseNumber(value));
	return expectByte(value);
};
const stackTraceWarning = (message) => {
	return String(new TypeError(message).stack || message).split("\n").slice(0, 5).filter((s) => !s.includes("stackTraceWarning")).join("\n");
};
const logger = { warn: console.warn };
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/date-utils.js
const DAYS = [
	"Sun",
	"Mon",
	"Tue",
	"Wed",
	"Thu",
	"Fri",
	"Sat"
];
const MONTHS = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
function dateToUtcString(date) {
	const year = date.getUTCFullYear();
	const month = date.getUTCMonth();
	const dayOfWeek = date.getUTCDay();
	const dayOfMonthInt = date.getUTCDate();
	const hoursInt = date.getUTCHours();
	const minutesInt = date.getUTCMinutes();
	const secondsInt = date.getUTCSeconds();
	const dayOfMonthString = dayOfMonthInt < 10 ? `0${dayOfMonthInt}` : `${dayOfMonthInt}`;
	const hoursString = hoursInt < 10 ? `0${hoursInt}` : `${hoursInt}`;
	const minutesString = minutesInt < 10 ? `0${minutesInt}` : `${minutesInt}`;
	const secondsString = secondsInt < 10 ? `0${secondsInt}` : `${secondsInt}`;
	return `${DAYS[dayOfWeek]}, ${dayOfMonthString} ${MONTHS[month]} ${year} ${hoursString}:${minutesString}:${secondsString} GMT`;
}
const RFC3339 = /* @__PURE__ */ new RegExp(/^(\d{4})-(\d{2})-(\d{2})[tT](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?[zZ]$/);
const parseRfc3339DateTime = (value) => {
	if (value === null || value === void 0) return;
	if (typeof value !== "string") throw new TypeError("RFC-3339 date-times must be expressed as strings");
	const match = RFC3339.exec(value);
	if (!match) throw new TypeError("Invalid RFC-3339 date-time value");
	const [_, yearStr, monthStr, dayStr, hours, minutes, seconds, fractionalMilliseconds] = match;
	const year = strictParseShort(stripLeadingZeroes(yearStr));
	const month = parseDateValue(monthStr, "month", 1, 12);
	const day = parseDateValue(dayStr, "day", 1, 31);
	return buildDate(year, month, day, {
		hours,
		minutes,
		seconds,
		fractionalMilliseconds
	});
};
const RFC3339_WITH_OFFSET = /* @__PURE__ */ new RegExp(/^(\d{4})-(\d{2})-(\d{2})[tT](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(([-+]\d{2}:\d{2})|[zZ])$/);
const parseRfc3339DateTimeWithOffset = (value) => {
	if (value === null || value === void 0) return;
	if (typeof value !== "string") throw new TypeError("RFC-3339 date-times must be expressed as strings");
	const match = RFC3339_WITH_OFFSET.exec(value);
	if (!match) throw new TypeError("Invalid RFC-3339 date-time value");
	const [_, yearStr, monthStr, dayStr, hours, minutes, seconds, fractionalMilliseconds, offsetStr] = match;
	const year = strictParseShort(stripLeadingZeroes(yearStr));
	const month = parseDateValue(monthStr, "month", 1, 12);
	const day = parseDateValue(dayStr, "day", 1, 31);
	const date = buildDate(year, month, day, {
		hours,
		minutes,
		seconds,
		fractionalMilliseconds
	});
	if (offsetStr.toUpperCase() != "Z") date.setTime(date.getTime() - parseOffsetToMilliseconds(offsetStr));
	return date;
};
const IMF_FIXDATE = /* @__PURE__ */ new RegExp(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))? GMT$/);
const RFC_850_DATE = /* @__PURE__ */ new RegExp(/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\d{2}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))? GMT$/);
const ASC_TIME = /* @__PURE__ */ new RegExp(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ( [1-9]|\d{2}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))? (\d{4})$/);
const parseRfc7231DateTime = (value) => {
	if (value === null || value === void 0) return;
	if (typeof value !== "string") throw new TypeError("RFC-7231 date-times must be expressed as strings");
	let match = IMF_FIXDATE.exec(value);
	if (match) {
		const [_, dayStr, monthStr, yearStr, hours, minutes, seconds, fractionalMilliseconds] = match;
		return buildDate(strictParseShort(stripLeadingZeroes(yearStr)), parseMonthByShortName(monthStr), parseDateValue(dayStr, "day", 1, 31), {
			hours,
			minutes,
			seconds,
			fractionalMilliseconds
		});
	}
	match = RFC_850_DATE.exec(value);
	if (match) {
		const [_, dayStr, monthStr, yearStr, hours, minutes, seconds, fractionalMilliseconds] = match;
		return adjustRfc850Year(buildDate(parseTwoDigitYear(yearStr), parseMonthByShortName(monthStr), parseDateValue(dayStr, "day", 1, 31), {
			hours,
			minutes,
			seconds,
			fractionalMilliseconds
		}));
	}
	match = ASC_TIME.exec(value);
	if (match) {
		const [_, monthStr, dayStr, hours, minutes, seconds, fractionalMilliseconds, yearStr] = match;
		return buildDate(strictParseShort(stripLeadingZeroes(yearStr)), parseMonthByShortName(monthStr), parseDateValue(dayStr.trimLeft(), "day", 1, 31), {
			hours,
			minutes,
			seconds,
			fractionalMilliseconds
		});
	}
	throw new TypeError("Invalid RFC-7231 date-time value");
};
const parseEpochTimestamp = (value) => {
	if (value === null || value === void 0) return;
	let valueAsDouble;
	if (typeof value === "number") valueAsDouble = value;
	else if (typeof value === "string") valueAsDouble = strictParseDouble(value);
	else if (typeof value === "object" && value.tag === 1) valueAsDouble = value.value;
	else throw new TypeError("Epoch timestamps must be expressed as floating point numbers or their string representation");
	if (Number.isNaN(valueAsDouble) || valueAsDouble === 1e400 || valueAsDouble === -1e400) throw new TypeError("Epoch timestamps must be valid, non-Infinite, non-NaN numerics");
	return new Date(Math.round(valueAsDouble * 1e3));
};
const buildDate = (year, month, day, time) => {
	const adjustedMonth = month - 1;
	validateDayOfMonth(year, adjustedMonth, day);
	return new Date(Date.UTC(year, adjustedMonth, day, parseDateValue(time.hours, "hour", 0, 23), parseDateValue(time.minutes, "minute", 0, 59), parseDateValue(time.seconds, "seconds", 0, 60), parseMilliseconds(time.fractionalMilliseconds)));
};
const parseTwoDigitYear = (value) => {
	const thisYear = (/* @__PURE__ */ new Date()).getUTCFullYear();
	const valueInThisCentury = Math.floor(thisYear / 100) * 100 + strictParseShort(stripLeadingZeroes(value));
	if (valueInThisCentury < thisYear) return valueInThisCentury + 100;
	return valueInThisCentury;
};
const FIFTY_YEARS_IN_MILLIS = 15768e8;
const adjustRfc850Year = (input) => {
	if (input.getTime() - (/* @__PURE__ */ new Date()).getTime() > FIFTY_YEARS_IN_MILLIS) return new Date(Date.UTC(input.getUTCFullYear() - 100, input.getUTCMonth(), input.getUTCDate(), input.getUTCHours(), input.getUTCMinutes(), input.getUTCSeconds(), input.getUTCMilliseconds()));
	return input;
};
const parseMonthByShortName = (value) => {
	const monthIdx = MONTHS.indexOf(value);
	if (monthIdx < 0) throw new TypeError(`Invalid month: ${value}`);
	return monthIdx + 1;
};
const DAYS_IN_MONTH = [
	31,
	28,
	31,
	30,
	31,
	30,
	31,
	31,
	30,
	31,
	30,
	31
];
const validateDayOfMonth = (year, month, day) => {
	let maxDays = DAYS_IN_MONTH[month];
	if (month === 1 && isLeapYear(year)) maxDays = 29;
	if (day > maxDays) throw new TypeError(`Invalid day for ${MONTHS[month]} in ${year}: ${day}`);
};
const isLeapYear = (year) => {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
};
const parseDateValue = (value, type, lower, upper) => {
	const dateVal = strictParseByte(stripLeadingZeroes(value));
	if (dateVal < lower || dateVal > upper) throw new TypeError(`${type} must be between ${lower} and ${upper}, inclusive`);
	return dateVal;
};
const parseMilliseconds = (value) => {
	if (value === null || value === void 0) return 0;
	return strictParseFloat32("0." + value) * 1e3;
};
const parseOffsetToMilliseconds = (value) => {
	const directionStr = value[0];
	let direction = 1;
	if (directionStr == "+") direction = 1;
	else if (directionStr == "-") direction = -1;
	else throw new TypeError(`Offset direction, ${directionStr}, must be "+" or "-"`);
	const hour = Number(value.substring(1, 3));
	const minute = Number(value.substring(4, 6));
	return direction * (hour * 60 + minute) * 60 * 1e3;
};
const stripLeadingZeroes = (value) => {
	let idx = 0;
	while (idx < value.length - 1 && value.charAt(idx) === "0") idx++;
	if (idx === 0) return value;
	return value.slice(idx);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/concatBytes.js
function concatBytes(arrays, length) {
	if (length === void 0) {
		length = 0;
		for (const bytes of arrays) length += bytes.byteLength;
	}
	const result = new Uint8Array(length);
	let offset = 0;
	for (const buf of arrays) {
		result.set(buf, offset);
		offset += buf.byteLength;
	}
	return result;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-stream/stream-type-check.js
const isReadableStream = (stream) => typeof ReadableStream === "function" && (stream?.constructor?.name === ReadableStream.name || stream instanceof ReadableStream);
const isBlob = (blob) => {
	return typeof Blob === "function" && (blob?.constructor?.name === Blob.name || blob instanceof Blob);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-stream/stream-collector.browser.js
const streamCollector$1 = async (stream) => {
	if (isBlob(stream)) return collectBlob(stream);
	return collectReadableStream(stream);
};
async function collectBlob(blob) {
	return blob.arrayBuffer().then((ab) => new Uint8Array(ab));
}
async function collectReadableStream(stream) {
	const chunks = [];
	const reader = stream.getReader();
	let length = 0;
	while (true) {
		const { done, value } = await reader.read();
		if (value) {
			chunks.push(value);
			length += value.length;
		}
		if (done) break;
	}
	return concatBytes(chunks, length);
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-stream/stream-collector.js
const streamCollector = (stream) => {
	if (isBlob(stream)) return collectBlob(stream);
	if (isReadableStream(stream)) return collectReadableStream(stream);
	return new Promise((resolve, reject) => {
		const collector = new Collector();
		const nodeStream = stream;
		nodeStream.pipe(collector);
		nodeStream.on("error", (err) => {
			collector.end();
			reject(err);
		});
		collector.on("error", reject);
		collector.on("finish", function() {
			resolve(concatBytes(this.bufferedBytes));
		});
	});
};
var Collector = class extends external_node_stream_.Writable {
	bufferedBytes = [];
	_write(chunk, encoding, callback) {
		this.bufferedBytes.push(chunk);
		callback();
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/util-uri-escape/escape-uri.js
const escapeUri = (uri) => encodeURIComponent(uri).replace(/[!'()*]/g, hexEncode);
const hexEncode = (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/protocols/querystring-builder/buildQueryString.js
function buildQueryString(query) {
	const parts = [];
	for (let key of Object.keys(query).sort()) {
		const value = query[key];
		key = escapeUri(key);
		if (Array.isArray(value)) for (let i = 0, iLen = value.length; i < iLen; i++) parts.push(`${key}=${escapeUri(value[i])}`);
		else {
			let qsEntry = key;
			if (value || typeof value === "string") qsEntry += `=${escapeUri(value)}`;
			parts.push(qsEntry);
		}
	}
	return parts.join("&");
}
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/build-abort-error.js
function buildAbortError(abortSignal) {
	const reason = abortSignal && typeof abortSignal === "object" && "reason" in abortSignal ? abortSignal.reason : void 0;
	if (reason) {
		if (reason instanceof Error) {
			const abortError = /* @__PURE__ */ new Error("Request aborted");
			abortError.name = "AbortError";
			abortError.cause = reason;
			return abortError;
		}
		const abortError = new Error(String(reason));
		abortError.name = "AbortError";
		return abortError;
	}
	const abortError = /* @__PURE__ */ new Error("Request aborted");
	abortError.name = "AbortError";
	return abortError;
}
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/constants.js
const NODEJS_TIMEOUT_ERROR_CODES = [
	"ECONNRESET",
	"EPIPE",
	"ETIMEDOUT"
];
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/get-transformed-headers.js
const getTransformedHeaders = (headers) => {
	const transformedHeaders = {};
	for (const name in headers) {
		if (!(0,hasOwn.t)(headers, name)) continue;
		const headerValues = headers[name];
		transformedHeaders[name] = Array.isArray(headerValues) ? headerValues.join(",") : headerValues;
	}
	return transformedHeaders;
};
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/timing.js
const timing = {
	setTimeout: (cb, ms) => setTimeout(cb, ms),
	clearTimeout: (timeoutId) => clearTimeout(timeoutId)
};
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/set-connection-timeout.js
const DEFER_EVENT_LISTENER_TIME$2 = 1e3;
const setConnectionTimeout = (request, reject, timeoutInMs = 0) => {
	if (!timeoutInMs) return -1;
	const registerTimeout = (offset) => {
		const timeoutId = timing.setTimeout(() => {
			request.destroy();
			reject(Object.assign(/* @__PURE__ */ new Error(`@smithy/node-http-handler - the request socket did not establish a connection with the server within the configured timeout of ${timeoutInMs} ms.`), { name: "TimeoutError" }));
		}, timeoutInMs - offset);
		const doWithSocket = (socket) => {
			if (socket?.connecting) socket.on("connect", () => {
				timing.clearTimeout(timeoutId);
			});
			else timing.clearTimeout(timeoutId);
		};
		if (request.socket) doWithSocket(request.socket);
		else request.on("socket", doWithSocket);
	};
	if (timeoutInMs < 2e3) {
		registerTimeout(0);
		return 0;
	}
	return timing.setTimeout(registerTimeout.bind(null, DEFER_EVENT_LISTENER_TIME$2), DEFER_EVENT_LISTENER_TIME$2);
};
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/set-request-timeout.js
const setRequestTimeout = (req, reject, timeoutInMs = 0, throwOnRequestTimeout, logger) => {
	if (timeoutInMs) return timing.setTimeout(() => {
		let msg = `@smithy/node-http-handler - [${throwOnRequestTimeout ? "ERROR" : "WARN"}] a request has exceeded the configured ${timeoutInMs} ms requestTimeout.`;
		if (throwOnRequestTimeout) {
			const error = Object.assign(new Error(msg), {
				name: "TimeoutError",
				code: "ETIMEDOUT"
			});
			req.destroy(error);
			reject(error);
		} else {
			msg += ` Init client requestHandler with throwOnRequestTimeout=true to turn this into an error.`;
			logger?.warn?.(msg);
		}
	}, timeoutInMs);
	return -1;
};
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/set-socket-keep-alive.js
const DEFER_EVENT_LISTENER_TIME$1 = 3e3;
const setSocketKeepAlive = (request, { keepAlive, keepAliveMsecs }, deferTimeMs = DEFER_EVENT_LISTENER_TIME$1) => {
	if (keepAlive !== true) return -1;
	const registerListener = () => {
		if (request.socket) request.socket.setKeepAlive(keepAlive, keepAliveMsecs || 0);
		else request.on("socket", (socket) => {
			socket.setKeepAlive(keepAlive, keepAliveMsecs || 0);
		});
	};
	if (deferTimeMs === 0) {
		registerListener();
		return 0;
	}
	return timing.setTimeout(registerListener, deferTimeMs);
};
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/resolve-default-socket-timeout.js
const resolveDefaultSocketTimeout = (config) => {
	const value = config?.defaultSocketTimeout;
	return typeof value === "number" && Number.isFinite(value) && value > 0 ? value : void 0;
};
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/set-socket-timeout.js
const DEFER_EVENT_LISTENER_TIME = 3e3;
const setSocketTimeout = (request, reject, timeoutInMs = 0, isServiceDefault = false) => {
	if (!Number.isFinite(timeoutInMs) || timeoutInMs <= 0) return;
	let response;
	request.once("response", (res) => response = res);
	const onTimeout = () => {
		if (response?.complete) {
			request.socket?.destroy();
			return;
		}
		const error = Object.assign(/* @__PURE__ */ new Error(`@smithy/node-http-handler - the request socket timed out after ${timeoutInMs} ms of inactivity (${isServiceDefault ? "service default socket timeout" : "configured by client requestHandler"}).`), { name: "TimeoutError" });
		response?.destroy(error);
		request.destroy();
		reject(error);
	};
	const registerTimeout = () => {
		const { socket } = request;
		if (!socket) request.once("socket", registerTimeout);
		else if (socket.connecting) socket.once("connect", registerTimeout);
		else {
			socket.setTimeout(timeoutInMs, onTimeout);
			request.on("close", () => socket.removeListener("timeout", onTimeout));
		}
	};
	if (timeoutInMs < 6e3) {
		registerTimeout();
		return;
	}
	const deferralId = timing.setTimeout(registerTimeout, DEFER_EVENT_LISTENER_TIME);
	request.once("close", () => timing.clearTimeout(deferralId));
};
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/write-request-body.js
const MIN_WAIT_TIME = 6e3;
async function writeRequestBody(httpRequest, request, maxContinueTimeoutMs = MIN_WAIT_TIME, externalAgent = false) {
	const headers = request.headers;
	const expect = headers ? headers.Expect || headers.expect : void 0;
	let timeoutId = -1;
	let sendBody = true;
	if (!externalAgent && expect === "100-continue") sendBody = await Promise.race([new Promise((resolve) => {
		timeoutId = Number(timing.setTimeout(() => resolve(true), Math.max(MIN_WAIT_TIME, maxContinueTimeoutMs)));
	}), new Promise((resolve) => {
		httpRequest.on("continue", () => {
			timing.clearTimeout(timeoutId);
			resolve(true);
		});
		httpRequest.on("response", () => {
			timing.clearTimeout(timeoutId);
			resolve(false);
		});
		httpRequest.on("error", () => {
			timing.clearTimeout(timeoutId);
			resolve(false);
		});
	})]);
	if (sendBody) writeBody(httpRequest, request.body);
}
function writeBody(httpRequest, body) {
	if (body instanceof external_node_stream_.Readable) {
		body.pipe(httpRequest);
		return;
	}
	if (body) {
		const isBuffer = Buffer.isBuffer(body);
		if (isBuffer || typeof body === "string") {
			if (isBuffer && body.byteLength === 0) httpRequest.end();
			else httpRequest.end(body);
			return;
		}
		const uint8 = body;
		if (typeof uint8 === "object" && uint8.buffer && typeof uint8.byteOffset === "number" && typeof uint8.byteLength === "number") {
			httpRequest.end(Buffer.from(uint8.buffer, uint8.byteOffset, uint8.byteLength));
			return;
		}
		httpRequest.end(Buffer.from(body));
		return;
	}
	httpRequest.end();
}
// ../../node_modules/.pnpm/@smithy+node-http-handler@4.14.2/node_modules/@smithy/node-http-handler/dist-es/node-http-handler.js
let hAgent = void 0;
let hRequest = void 0;
var NodeHttpHandler = class NodeHttpHandler {
	config;
	configProvider;
	socketWarningTimestamp = 0;
	externalAgent = false;
	metadata = { handlerProtocol: "http/1.1" };
	static create(instanceOrOptions) {
		if (typeof instanceOrOptions?.handle === "function") return instanceOrOptions;
		return new NodeHttpHandler(instanceOrOptions);
	}
	static checkSocketUsage(agent, socketWarningTimestamp, logger = console) {
		const { sockets, requests, maxSockets } = agent;
		if (typeof maxSockets !== "number" || maxSockets === 1e400) return socketWarningTimestamp;
		if (Date.now() - 15e3 < socketWarningTimestamp) return socketWarningTimestamp;
		if (sockets && requests) for (const origin in sockets) {
			if (!(0,hasOwn.t)(sockets, origin)) continue;
			const socketsInUse = sockets[origin]?.length ?? 0;
			const requestsEnqueued = requests[origin]?.length ?? 0;
			if (socketsInUse >= maxSockets && requestsEnqueued >= 2 * maxSockets) {
				logger?.warn?.(`@smithy/node-http-handler:WARN - socket usage at capacity=${socketsInUse} and ${requestsEnqueued} additional requests are enqueued.
See https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html
or increase socketAcquisitionWarningTimeout=(millis) in the NodeHttpHandler config.`);
				return Date.now();
			}
		}
		return socketWarningTimestamp;
	}
	constructor(options) {
		this.configProvider = new Promise((resolve, reject) => {
			if (typeof options === "function") options().then((_options) => {
				resolve(this.resolveDefaultConfig(_options));
			}).catch(reject);
			else resolve(this.resolveDefaultConfig(options));
		});
	}
	destroy() {
		this.config?.httpAgent?.destroy();
		this.config?.httpsAgent?.destroy();
	}
	async handle(request, { abortSignal, requestTimeout } = {}) {
		if (!this.config) this.config = await this.configProvider;
		const config = this.config;
		const logger = config.logger;
		const isSSL = request.protocol === "https:";
		if (!isSSL && !this.config.httpAgent) this.config.httpAgent = await this.config.httpAgentProvider();
		return new Promise((_resolve, _reject) => {
			let writeRequestBodyPromise = void 0;
			let socketWarningTimeoutId = -1;
			let connectionTimeoutId = -1;
			let requestTimeoutId = -1;
			let keepAliveTimeoutId = -1;
			const clearTimeouts = () => {
				timing.clearTimeout(socketWarningTimeoutId);
				timing.clearTimeout(connectionTimeoutId);
				timing.clearTimeout(requestTimeoutId);
				timing.clearTimeout(keepAliveTimeoutId);
			};
			const resolve = async (arg) => {
				await writeRequestBodyPromise;
				clearTimeouts();
				_resolve(arg);
			};
			const reject = async (arg) => {
				await writeRequestBodyPromise;
				clearTimeouts();
				_reject(arg);
			};
			if (abortSignal?.aborted) {
				reject(buildAbortError(abortSignal));
				return;
			}
			const headers = request.headers;
			const expectContinue = headers ? (headers.Expect ?? headers.expect) === "100-continue" : false;
			let agent = isSSL ? config.httpsAgent : config.httpAgent;
			if (expectContinue && !this.externalAgent) agent = new (isSSL ? external_node_https_namespaceObject.Agent : hAgent)({
				keepAlive: false,
				maxSockets: 1e400
			});
			socketWarningTimeoutId = timing.setTimeout(() => {
				this.socketWarningTimestamp = NodeHttpHandler.checkSocketUsage(agent, this.socketWarningTimestamp, logger);
			}, config.socketAcquisitionWarningTimeout ?? (config.requestTimeout ?? 2e3) + (config.connectionTimeout ?? 1e3));
			const queryString = request.query ? buildQueryString(request.query) : "";
			let auth = void 0;
			if (request.username != null || request.password != null) auth = `${request.username ?? ""}:${request.password ?? ""}`;
			let path = request.path;
			if (queryString) path += `?${queryString}`;
			if (request.fragment) path += `#${request.fragment}`;
			let hostname = request.hostname ?? "";
			if (hostname[0] === "[" && hostname.endsWith("]")) hostname = request.hostname.slice(1, -1);
			else hostname = request.hostname;
			const nodeHttpsOptions = {
				headers: request.headers,
				host: hostname,
				method: request.method,
				path,
				port: request.port,
				agent,
				auth
			};
			const req = (isSSL ? external_node_https_namespaceObject.request : hRequest)(nodeHttpsOptions, (res) => {
				const httpResponse = new HttpResponse({
					statusCode: res.statusCode || -1,
					reason: res.statusMessage,
					headers: getTransformedHeaders(res.headers),
					body: res
				});
				resolve({ response: httpResponse });
			});
			req.on("error", (err) => {
				if (NODEJS_TIMEOUT_ERROR_CODES.includes(err.code)) reject(Object.assign(err, { name: "TimeoutError" }));
				else reject(err);
			});
			if (abortSignal) {
				const onAbort = () => {
					req.destroy();
					const abortError = buildAbortError(abortSignal);
					reject(abortError);
				};
				if (typeof abortSignal.addEventListener === "function") {
					const signal = abortSignal;
					signal.addEventListener("abort", onAbort, { once: true });
					req.once("close", () => signal.removeEventListener("abort", onAbort));
				} else abortSignal.onabort = onAbort;
			}
			const effectiveRequestTimeout = requestTimeout ?? config.requestTimeout;
			connectionTimeoutId = setConnectionTimeout(req, reject, config.connectionTimeout);
			requestTimeoutId = setRequestTimeout(req, reject, effectiveRequestTimeout, config.throwOnRequestTimeout, logger ?? console);
			const defaultSocketTimeout = config.socketTimeout === void 0 ? resolveDefaultSocketTimeout(config) : void 0;
			if (defaultSocketTimeout) setSocketTimeout(req, reject, defaultSocketTimeout, true);
			else setSocketTimeout(req, reject, config.socketTimeout);
			const httpAgent = nodeHttpsOptions.agent;
			if (typeof httpAgent === "object" && "keepAlive" in httpAgent) keepAliveTimeoutId = setSocketKeepAlive(req, {
				keepAlive: httpAgent.keepAlive,
				keepAliveMsecs: httpAgent.keepAliveMsecs
			});
			writeRequestBodyPromise = writeRequestBody(req, request, effectiveRequestTimeout, this.externalAgent).catch((e) => {
				clearTimeouts();
				return _reject(e);
			});
		});
	}
	updateHttpClientConfig(key, value) {
		this.config = void 0;
		this.configProvider = this.configProvider.then((config) => {
			switch (key) {
				case Symbol.for("logger"):
					key = "logger";
					value = config.logger ?? value;
					break;
				case Symbol.for("@smithy/defaultSocketTimeout"):
					key = "defaultSocketTimeout";
					value = resolveDefaultSocketTimeout(config) ?? value;
			}
			return {
				...config,
				[key]: value
			};
		});
	}
	httpHandlerConfigs() {
		return this.config ?? {};
	}
	resolveDefaultConfig(options) {
		const { requestTimeout, connectionTimeout, socketTimeout, socketAcquisitionWarningTimeout, httpAgent, httpsAgent, throwOnRequestTimeout, logger } = options || {};
		const keepAlive = true;
		const maxSockets = 50;
		let httpAgentPromise;
		return {
			connectionTimeout,
			requestTimeout,
			socketTimeout,
			defaultSocketTimeout: resolveDefaultSocketTimeout(options),
			socketAcquisitionWarningTimeout,
			throwOnRequestTimeout,
			httpAgentProvider: () => httpAgentPromise ??= (async () => {
				const node_http = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7067, 19));
				const { Agent, request } = node_http.default ?? node_http;
				hRequest = request;
				hAgent = Agent;
				if (httpAgent instanceof hAgent || typeof httpAgent?.destroy === "function") {
					this.externalAgent = true;
					return httpAgent;
				}
				return new hAgent({
					keepAlive,
					maxSockets,
					...httpAgent
				});
			})(),
			httpsAgent: (() => {
				if (httpsAgent instanceof external_node_https_namespaceObject.Agent || typeof httpsAgent?.destroy === "function") {
					this.externalAgent = true;
					return httpsAgent;
				}
				return new external_node_https_namespaceObject.Agent({
					keepAlive,
					maxSockets,
					...httpsAgent
				});
			})(),
			logger
		};
	}
};



/***/ }),

/***/ 808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ readFile),
/* harmony export */   r: () => (/* binding */ getHomeDir),
/* harmony export */   t: () => (/* binding */ fileIntercept)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1455);



// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getHomeDir.js
const homeDirCache = {};
const getHomeDirCacheKey = () => {
	if (process && process.geteuid) return `${process.geteuid()}`;
	return "DEFAULT";
};
const getHomeDir = () => {
	const { HOME, USERPROFILE, HOMEPATH, HOMEDRIVE = `C:${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}` } = process.env;
	if (HOME) return HOME;
	if (USERPROFILE) return USERPROFILE;
	if (HOMEPATH) return `${HOMEDRIVE}${HOMEPATH}`;
	const homeDirCacheKey = getHomeDirCacheKey();
	if (!homeDirCache[homeDirCacheKey]) homeDirCache[homeDirCacheKey] = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)();
	return homeDirCache[homeDirCacheKey];
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/readFile.js
const filePromises = {};
const fileIntercept = {};
const readFile = (path, options) => {
	if (fileIntercept[path] !== void 0) return fileIntercept[path];
	if (!filePromises[path] || options?.ignoreCache) filePromises[path] = (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path, "utf8");
	return filePromises[path];
};



/***/ }),

/***/ 8719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ __require),
  r: () => (/* binding */ __toESM),
  t: () => (/* binding */ __commonJSMin)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./rolldown-runtime.js

// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
var __require = /* #__PURE__ */ (() => (0,external_node_module_namespaceObject.createRequire)(import.meta.url))();



/***/ }),

/***/ 4867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ setCredentialFeature)
/* harmony export */ });
// ../../node_modules/.pnpm/@aws-sdk+core@3.981.0/node_modules/@aws-sdk/core/dist-es/submodules/client/setCredentialFeature.js
function setCredentialFeature(credentials, feature, value) {
	if (!credentials.$source) credentials.$source = {};
	credentials.$source[feature] = value;
	return credentials;
}



/***/ }),

/***/ 7848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ fromUtf8),
/* harmony export */   t: () => (/* binding */ toUtf8)
/* harmony export */ });
/* harmony import */ var _hex_encoding_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7991);

// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-utf8/fromUtf8.js
const fromUtf8 = (input) => {
	const buf = (0,_hex_encoding_js__WEBPACK_IMPORTED_MODULE_0__.i)(input, "utf8");
	return new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength / Uint8Array.BYTES_PER_ELEMENT);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/serde/util-utf8/toUtf8.js
const toUtf8 = (input) => {
	if (typeof input === "string") return input;
	if (typeof input !== "object" || typeof input.byteOffset !== "number" || typeof input.byteLength !== "number") throw new Error("@smithy/util-utf8: toUtf8 encoder function only accepts string | Uint8Array.");
	return (0,_hex_encoding_js__WEBPACK_IMPORTED_MODULE_0__.r)(input.buffer, input.byteOffset, input.byteLength).toString("utf8");
};



/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(8520);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
